// Where the fields of the kernel's records lie, in bytes, and the codes in them. Both sides of the boundary read this
// file: AssemblyScript takes the numbers as i32, TypeScript as number. Every field has four bytes.

// Of kinds, activations, losses and optimisers the first ones are in the common kernel, all are in the whole one.

/** Kinds of stage. */
/** Takes values over, for links that have no product before them. */
export const COPY = 0;
export const DENSE = 1;
export const SOFTMAX = 2;
export const LSTM = 3;
/** Recurrent kinds lie from LSTM to here. */
export const GRU = 4;
export const SIMPLE_RNN = 5;
/** The steps of each window side by side: what a convolution's product reads. */
export const WINDOWS = 6;
export const MAX_POOLING = 7;
export const AVERAGE_POOLING = 8;
/** The same numbers in lines of another length. */
export const RESHAPE = 9;
export const BATCH_NORMALIZATION = 10;
export const LAYER_NORMALIZATION = 11;

/** Activations, in the order of core's list. */
export const LINEAR = 0;
export const RELU = 1;
export const TANH = 2;
export const SIGMOID = 3;
export const SOFTSIGN = 4;
export const SOFTPLUS = 5;
export const ELU = 6;
export const SELU = 7;
export const LEAKY_RELU = 8;
export const RELU6 = 9;
export const HARD_SIGMOID = 10;
export const HARD_TANH = 11;
export const EXPONENTIAL = 12;
/** Those whose derivative needs what came in. */
export const GELU = 13;
export const SILU = 14;

/** Losses, in the order of core's list. */
export const MEAN_SQUARED_ERROR = 0;
export const BINARY_CROSSENTROPY = 1;
export const CATEGORICAL_CROSSENTROPY = 2;
export const SPARSE_CATEGORICAL_CROSSENTROPY = 3;
/** Losses of single numbers lie from here to POISSON. */
export const MEAN_ABSOLUTE_ERROR = 4;
export const MEAN_ABSOLUTE_PERCENTAGE_ERROR = 5;
export const MEAN_SQUARED_LOGARITHMIC_ERROR = 6;
export const HUBER = 7;
export const LOG_COSH = 8;
export const HINGE = 9;
export const SQUARED_HINGE = 10;
export const POISSON = 11;
export const CATEGORICAL_HINGE = 12;
export const KL_DIVERGENCE = 13;
export const COSINE_SIMILARITY = 14;

/** Heads: what makes predictions of logits. */
export const NO_HEAD = 0;
export const SIGMOID_HEAD = 1;
export const SOFTMAX_HEAD = 2;

/** What a norm constraint takes the norm of; 0 where there is none. */
export const NORM_OF_COLUMNS = 1;
export const NORM_OF_ALL = 2;

/** Optimisers, in the order of core's list. */
export const SGD = 0;
export const ADAM = 1;
export const RMSPROP = 2;
export const ADAMAX = 3;
export const NADAM = 4;
export const ADAGRAD = 5;
export const ADADELTA = 6;

/** How gradients are clipped; 0 where they are not. */
export const CLIP_VALUES = 1;
export const CLIP_NORM = 2;
export const CLIP_GLOBAL_NORM = 3;

/** How numbers are made whole: to the nearest and halves up, to the nearest and halves to even, down. */
export const ROUND_HALF_UP = 0;
export const ROUND_HALF_EVEN = 1;
export const ROUND_DOWN = 2;

/** A function applied to each value of a stage's result: an activation, then limits; or dropout; or a grid. */
export const LINK_ACTIVATION = 0;
/** Limits; -inf and inf where there are none. */
export const LINK_LIMITED = 4;
export const LINK_LOW = 8;
export const LINK_HIGH = 12;
/** Above 0 for dropout: values whose noise is below it are lost; what the others are multiplied by. */
export const LINK_THRESHOLD = 16;
export const LINK_KEPT = 20;
/** Index of the op in the plan: its noise depends on it. */
export const LINK_OP = 24;
/** Above 0 for a grid, whose ends are the limits; both in steps as well. */
export const LINK_STEP = 28;
export const LINK_LEAST = 32;
export const LINK_GREATEST = 36;
export const LINK_ROUNDING = 40;
/** 1 for an activation that is told its slope below 0. */
export const LINK_SLOPED = 44;
export const LINK_SLOPE = 48;
export const LINK_SIZE = 52;

/** A parameter: a matrix of padded rows and columns; a bias is a matrix of one row. */
export const PARAM_VALUES = 0;
/** Each moment lies as many bytes behind the values as this, times its number from 1. */
export const PARAM_BYTES = 4;
export const PARAM_ROWS = 8;
/** Bytes from row to row. */
export const PARAM_STRIDE = 12;
/** Bytes of a row that count; the rest is padding. */
export const PARAM_COLUMNS = 16;
/** Where the transposed values lie; 0 where nobody needs them. */
export const PARAM_TRANSPOSED = 20;
export const PARAM_TRANSPOSED_STRIDE = 24;
/** 0 for parameters that do not train. */
export const PARAM_TRAINED = 28;
/** Limits; -inf and inf where there are none. */
export const PARAM_LOW = 32;
export const PARAM_HIGH = 36;
/** Whether, and over what, values are pulled to a norm. */
export const PARAM_NORMED = 40;
export const PARAM_NORM_LOW = 44;
export const PARAM_NORM_HIGH = 48;
export const PARAM_NORM_RATE = 52;
export const PARAM_L1 = 56;
export const PARAM_L2 = 60;
/** A column has a norm for each of as many rows one after another: the channels of a convolution. */
export const PARAM_NORM_GROUPS = 64;
/** Where the gradient is kept until its norm is known; 0 where the norm does not matter. */
export const PARAM_KEPT_GRADIENT = 68;
/** What stages see: the values themselves, or a copy on a grid, whose steps lie in a line (0 where there is none). */
export const PARAM_SEEN = 72;
export const PARAM_STEPS = 76;
/** Bytes of that line. */
export const PARAM_LINE = 80;
export const PARAM_LEAST = 84;
export const PARAM_GREATEST = 88;
export const PARAM_ROUNDING = 92;
export const PARAM_SIZE = 96;

/** A stage: what makes values (a product, a recurrence, ...) and the links that then change them in place. */
export const STAGE_KIND = 0;
/** Steps of each row: 1 for rows of numbers. Buffers hold step after step, in each row after row. */
export const STAGE_STEPS = 4;
/** Numbers of a line of the input, and bytes from line to line. */
export const STAGE_INPUTS = 8;
export const STAGE_INPUT_STRIDE = 12;
export const STAGE_UNITS = 16;
export const STAGE_STRIDE = 20;
/** Values, and their gradient (0 where nobody needs it). */
export const STAGE_VALUES = 24;
export const STAGE_GRADIENT = 28;
/** Gradient of the input; 0 where nobody needs it. */
export const STAGE_INPUT_GRADIENT = 32;
/** Products of the links' derivatives. */
export const STAGE_SLOPES = 36;
export const STAGE_LINKS = 40;
export const STAGE_LINK_COUNT = 44;
/** Records of parameters; 0 where there is none. */
export const STAGE_KERNEL = 48;
export const STAGE_BIAS = 52;
export const STAGE_RECURRENT = 56;
export const STAGE_ACTIVATION = 60;
export const STAGE_RECURRENT_ACTIVATION = 64;
/** 1 where every step's state is the result; else the last one's. */
export const STAGE_SEQUENCES = 68;
/** Recurrent stages: gates of all steps, then their gradients. */
export const STAGE_GATES = 72;
/** The recurrent part of the gates (GRU). */
export const STAGE_RECURRENT_GATES = 76;
export const STAGE_STATES = 80;
export const STAGE_CELLS = 84;
/** Activations of the cells (LSTM). */
export const STAGE_CELL_RESULTS = 88;
/** State and cells before the first step. */
export const STAGE_START = 92;
export const STAGE_START_CELLS = 96;
/** Gradients of state and cells, for the step at hand. */
export const STAGE_STATE_GRADIENT = 100;
export const STAGE_CELL_GRADIENT = 104;
/** Bytes from line to line of the gates. */
export const STAGE_GATE_STRIDE = 108;
/** Written by the kernel: where the last forward pass read its input. */
export const STAGE_INPUT = 112;
/** Steps of the input, where the result has others. */
export const STAGE_INPUT_STEPS = 116;
/** Windows: steps of one, steps from one to the next, steps that the first starts before the input, steps between taps. */
export const STAGE_WINDOW = 120;
export const STAGE_WINDOW_STRIDE = 124;
export const STAGE_BEFORE = 128;
export const STAGE_DILATION = 132;
/** Normalisations: records of parameters, and numbers. */
export const STAGE_GAMMA = 136;
export const STAGE_BETA = 140;
export const STAGE_MEAN = 144;
export const STAGE_VARIANCE = 148;
export const STAGE_MOMENTUM = 152;
export const STAGE_EPSILON = 156;
/** Values before gamma and beta; 1 / sqrt(variance + epsilon): a line, or a vector for each line. */
export const STAGE_NORMALISED = 160;
export const STAGE_FACTORS = 164;
/** A line for the sums of the gradient, and one for those of the gradient times the normalised values. */
export const STAGE_SUMS = 168;
/** 1 where a batch normalisation takes what is kept in training too, and leaves it. */
export const STAGE_FROZEN = 172;
export const STAGE_SIZE = 176;

/** A program. */
export const PROGRAM_STAGES = 0;
export const PROGRAM_STAGE_COUNT = 4;
export const PROGRAM_PARAMS = 8;
export const PROGRAM_PARAM_COUNT = 12;
export const PROGRAM_BATCH_SIZE = 16;
export const PROGRAM_LOSS = 20;
export const PROGRAM_HEAD = 24;
export const PROGRAM_OPTIMIZER = 28;
/** How many moments it keeps. */
export const PROGRAM_MOMENTS = 32;
/** Share of the new gradient in the first and in the second moment; momentum; epsilon. */
export const PROGRAM_FIRST_SHARE = 36;
export const PROGRAM_SECOND_SHARE = 40;
export const PROGRAM_MOMENTUM = 44;
export const PROGRAM_EPSILON = 48;
/** 1 for Nesterov's momentum, for centered RMSprop, and for AMSGrad. */
export const PROGRAM_VARIANT = 52;
/** Room for the gradient of four rows of any parameter, once for each thread; bytes from one's to the next's. */
export const PROGRAM_STRIP = 56;
export const PROGRAM_STRIP_BYTES = 60;
/** Where a batch's rows go before the first stage; bytes from line to line, steps of a row, numbers of a step. */
export const PROGRAM_INPUT = 64;
export const PROGRAM_INPUT_STRIDE = 68;
export const PROGRAM_INPUT_STEPS = 72;
export const PROGRAM_INPUTS = 76;
/** The samples: rows of inputs, rows of targets, one weight each (0 where there are none). */
export const PROGRAM_X = 80;
export const PROGRAM_Y = 84;
export const PROGRAM_WEIGHTS = 88;
/** Row numbers; 0 for rows as they stand. */
export const PROGRAM_ORDER = 92;
/** Predictions, by row; mean loss by batch; the optimiser's factors by batch of the pass. */
export const PROGRAM_OUT = 96;
export const PROGRAM_LOSSES = 100;
export const PROGRAM_RATES = 104;
export const PROGRAM_NOISE_SEED = 108;
/** Batches trained on before this pass. */
export const PROGRAM_STEP = 112;
/** Numbers of a prediction: steps x units. */
export const PROGRAM_OUTPUT_STEPS = 116;
export const PROGRAM_OUTPUTS = 120;
/** Numbers of a row's targets for each step. */
export const PROGRAM_TARGETS = 124;
/** A batch's loss by row (f64), and its predictions where a head makes them. */
export const PROGRAM_ROW_LOSSES = 128;
export const PROGRAM_PREDICTIONS = 132;
/** log(1 + e^z) of the logits, for the loss of a sigmoid head. */
export const PROGRAM_SOFTPLUS = 136;
export const PROGRAM_REGULARIZED = 140;
export const PROGRAM_NORMED = 144;
/** 1 where recurrent stages go on from their last state. */
export const PROGRAM_STATEFUL = 148;
/** Records of the lanes; 0 for a model alone. */
export const PROGRAM_LANES = 152;
/** Written by the kernel: the stage at work, which a trap leaves behind. */
export const PROGRAM_STAGE_AT_WORK = 156;
/** 0 where users see logits though the loss is that of a head's predictions. */
export const PROGRAM_SHOWN = 160;
/** Of the loss, such as Huber's delta. */
export const PROGRAM_LOSS_NUMBER = 164;
export const PROGRAM_CLIPPING = 168;
export const PROGRAM_CLIPPING_LIMIT = 172;
/** Bytes of a batch's factors: the step size alone, or all four. */
export const PROGRAM_RATE_BYTES = 176;
/** Written by the kernel: rows of the batch at work, and where its factors lie. */
export const PROGRAM_ROWS = 180;
export const PROGRAM_FACTORS = 184;
export const PROGRAM_SIZE = 188;

/** A batch's factors: what the first moment, or the gradient, is multiplied by; */
export const FACTOR_STEP = 0;
/** what weights lose of themselves; what Nadam multiplies gradients and second moments by. */
export const FACTOR_DECAY = 4;
export const FACTOR_GRADIENT = 8;
export const FACTOR_SQUARES = 12;
export const FACTORS_SIZE = 16;

/** What two threads share. Each word that one of them waits for has a cache line of its own. */
export const CONTROL_COMMAND = 0;
export const CONTROL_STATE = 64;
export const CONTROL_PROGRAM = 68;
export const CONTROL_FROM = 72;
export const CONTROL_TO = 76;
/** Whether the second thread stays for the next step: what the first decided before both met. */
export const CONTROL_STAYS = 80;
/** How often the first thread looks for the second before it tells it to leave. */
export const CONTROL_PATIENCE = 88;
/** Written by the first thread: whether it waited for too long. */
export const CONTROL_BEHIND = 84;
/** How often each of them has come to a meeting: equal between passes, for they meet only when both are there. */
export const CONTROL_FIRST = 128;
export const CONTROL_SECOND = 192;
export const CONTROL_SIZE = 256;

/** States of an invitation to a pass. */
export const OPEN = 0;
export const JOINED = 1;
export const CLOSED = 2;
