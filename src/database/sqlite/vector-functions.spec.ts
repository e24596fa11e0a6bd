import { describeVectorFunctions } from './vector-functions.contract.js';
import { addCompiledFunctions, addOwnFunctions, addVectorFunctions } from './vector-functions.js';

describeVectorFunctions('compiled', addCompiledFunctions);
describeVectorFunctions('our own', addOwnFunctions);
describeVectorFunctions('whichever there are', addVectorFunctions);
