import { describeDatabase } from './database.contract.js';
import { describeUnits } from './units.contract.js';
import { describePreparedQueries } from './prepared-query.contract.js';
import { describeValues } from './values.contract.js';
import { describeOnEachDatabase } from './testing/databases.js';

describeOnEachDatabase('Database', describeDatabase);
describeOnEachDatabase('units of work', describeUnits);
describeOnEachDatabase('a prepared query', describePreparedQueries);
describeOnEachDatabase('what is written', describeValues);
