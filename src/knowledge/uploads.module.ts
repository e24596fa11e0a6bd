import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { Config } from '../config/config.js';
import { UploadStorage } from './upload-storage.js';
import { UploadStorageModule } from './upload-storage.module.js';

/** What a module with routes that take files imports. */
@Module({
  imports: [
    UploadStorageModule,
    MulterModule.registerAsync({
      imports: [UploadStorageModule],
      inject: [Config, UploadStorage],
      useFactory: ({ server }: Config, storage: UploadStorage) => ({
        storage,
        // Browsers send the names of files in UTF-8 and do not say so.
        defParamCharset: 'utf8',
        limits: { fileSize: server.maxUploadBytes, files: 1, fields: 20, fieldSize: 100_000 },
      }),
    }),
  ],
  exports: [MulterModule, UploadStorageModule],
})
export class UploadsModule {}
