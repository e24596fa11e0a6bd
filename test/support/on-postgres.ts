// The tests of this project run on PostgreSQL.
process.env.TEST_DATABASE = 'postgres';
