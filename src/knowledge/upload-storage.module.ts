import { Module } from '@nestjs/common';
import { UploadSpace } from './upload-space.js';
import { UploadStorage } from './upload-storage.js';

/** Where files are held while they are received. */
@Module({ providers: [UploadSpace, UploadStorage], exports: [UploadStorage] })
export class UploadStorageModule {}
