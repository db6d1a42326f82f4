import { everyExperiment, wholeSteps } from './every-experiment.ts';

/** Options and combinations that matter to code, besides those of `everyExperiment`. */
const FURTHER: readonly string[] = [
  // Trained slopes, where the units are on different axes.
  'data=digits&net=conv2d(2,3,prelu),residual_conv2d(2,3,prelu),dense(3,prelu)',
  'data=reverse(n=40,length=4)&net=embedding(4),dense(4,prelu),residual(3,prelu),conv1d(6,2,prelu)',
  'data=reverse(n=40,length=4)&net=embedding(4),rnn(4,prelu),transformer_block(2,6,prelu)',
  // Recurrent layers.
  'data=parity(n=40,length=5)&net=lstm(4,bidirectional=yes,truncate=2),dense(3,tanh)',
  'data=parity(n=40,length=5)&net=gru(4,bidirectional=yes,reset=before),gru(3,reset=before,truncate=2)',
  'data=parity(n=40,length=5)&net=rnn(4,relu),rnn(4,sine,bidirectional=yes),lstm(4,forget_bias=0)',
  'data=temporal_order(n=40,length=8)&net=lstm(3,bidirectional=yes),gru(3,bidirectional=yes)',
  // Attention.
  'data=sort(n=40,length=4)&net=embedding(4),positions,transformer_block(4,6,gelu,norm=after),self_attention(2,causal,skip=yes)',
  'data=addition(n=40,digits=1)&net=embedding(4),positions(learned),transformer_block(2,6,relu,norm=after),dropout(0.3),batch_norm,layer_norm,noise(0.2)',
  // Windows that move and pad in every way.
  'data=digits&net=conv2d(2,3,tanh,stride=2),conv2d(2,2,tanh),max_pool(3,stride=1,padding=same),avg_pool(2,stride=1,padding=same)',
  'data=digits&net=conv2d(2,4,tanh,stride=3),avg_pool(3,stride=2,padding=same),max_pool(2,stride=1,padding=same)',
  'data=digits&net=conv2d(2,3,tanh,padding=valid),conv2d(2,2,tanh,dilation=2),avg_pool(3,stride=2,padding=same),max_pool(2,stride=2,padding=same)',
  'data=digits&task=autoencoder&net=dense(8,tanh),to_image(2),conv2d_transpose(2,5,tanh,stride=2),conv2d_transpose(2,4,tanh,stride=2),conv2d_transpose(1,2,tanh,stride=3),conv2d_transpose(2,4,tanh,stride=1)',
  'data=temporal_order(n=40,length=8)&net=embedding(4),conv1d(3,3,tanh,dilation=2),conv1d(3,2,relu,mask=causal),average_over_time',
  // Networks that branch.
  'data=circle&net=dense(4,tanh),dense(3,tanh),join(0),dense(4,tanh),join(3,concat),batch_norm,join(5,sum)',
  'data=digits&net=conv2d(2,3,relu),dropout(0.5,drop=channels),join(0),batch_norm,layer_norm,global_avg_pool',
  // Frozen layers, and what a layer has of its own.
  'data=circle&net=dense(4,tanh,freeze=yes),batch_norm(freeze=yes),dense(3,prelu,init=he_normal,reg=l1(lambda=0.1))&reg=l2(lambda=0.01),max_norm(limit=0.5)&opt=adamw',
  'data=parity(n=40,length=4)&net=lstm(3,freeze=yes),gru(3,reg=l2(lambda=0.1),init=orthogonal)&reg=elastic_net&opt=adam&batch=8',
  'data=circle&net=dense(4,tanh)&pin=dense1_weight(5,-0.25),output_bias(0,1)&start=output_weight(0,0.125)&opt=adam',
  'data=parity(n=40,length=4)&net=gru(3)&pin=gru1_weight_hh(4,0.5),gru1_bias_hn(1,0.25)&opt=adam',
  // Initializers on tensors of other forms.
  'data=digits&net=conv2d(2,3,relu,init=orthogonal),conv2d_transpose(2,3,tanh),dense(30,tanh)&init=he_uniform(gain=activation)&bias=normal(sd=0.1)',
  'data=parity(n=40,length=4)&net=embedding(3),gru(6),lstm(6)&init=lecun_normal&bias=constant(value=0.5)',
  // Regularizers on tensors of other forms.
  'data=parity(n=40,length=4)&net=embedding(3),lstm(3),gru(3),self_attention(3)&reg=weight_noise,clip_norm(limit=0.1),max_norm(limit=0.4)',
  'data=digits&net=conv2d(2,3,tanh),to_image(2),conv2d_transpose(1,3,tanh)&reg=l2,weight_noise,clip_value(limit=0.01),max_norm(limit=0.3)',
  'data=digits&net=variational(2,0.5,reg=l2),dense(6,tanh)&task=autoencoder&loss=bce&reg=input_noise,weight_noise',
  'data=iris&net=dense(4,tanh)&reg=label_smoothing(smoothing=0.2)',
  'data=iris&net=dense(4,tanh)&loss=kl_divergence&reg=label_smoothing',
  'data=circle&net=dense(4,tanh)&loss=hinge&reg=label_smoothing',
  'data=shape_masks(n=40)&net=conv2d(2,3,tanh)&reg=label_smoothing',
  'data=shape_labels(n=40)&net=dense(4,tanh)&loss=focal&reg=label_smoothing',
  // Several targets in an example, with losses that take them in different forms.
  'data=reverse(n=40,length=4)&net=embedding(4),lstm(4)&loss=sparse_cce',
  'data=copy_memory(n=40)&net=gru(4)&loss=focal',
  'data=copy_memory(n=40)&net=gru(4)&loss=mse&output=softmax',
  'data=names(n=100)&net=embedding(4),gru(4)&loss=kl_divergence',
  'data=adding(n=40,length=6)&net=rnn(4,tanh)',
  'data=shape_masks(n=40)&net=dense(4,tanh)&loss=focal',
  'data=sines&net=lstm(4)&batch=8',
  // Schedules over several epochs.
  ...['step(every=1)', 'exponential', 'cosine(period=2)', 'cosine(period=1,multiplier=2,floor=0.1)'].map(scheduled),
  ...['linear_warmup(epochs=2)', 'linear_warmup(epochs=0)', 'one_cycle(epochs=4)', 'one_cycle(epochs=4,warmup=0)'].map(
    scheduled,
  ),
  'data=circle(n=40)&net=dense(4,tanh)&opt=sgd(lr=8)&batch=9&schedule=reduce_on_plateau(patience=1,factor=0.2)',
  'data=circle(n=40)&net=dense(4,tanh)&opt=sgd(lr=8)&batch=9&schedule=reduce_on_plateau(patience=2,factor=0.2,floor=0.5)&reg=early_stopping(patience=1)',
  'data=circle(n=40)&net=dense(4,tanh)&opt=nesterov(beta=0)&reg=early_stopping(patience=2,restore=last)&until=epochs(3),val_loss(0.1),seconds(9),steps(900)',
  'data=circle&net=none&opt=sgd',
  // Two networks.
  ...['non_saturating', 'minimax', 'least_squares', 'wasserstein', 'wasserstein_penalty'].map(
    (loss) => `data=moons(n=40)&task=gan&net=dense(4,tanh),generate(3),dense(4,tanh)&loss=${loss}&d_steps=2&opt=adam`,
  ),
  'data=digits&task=gan&net=dense(8,relu),dropout(0.2),batch_norm,generate(3,sigmoid),conv2d(2,3,leaky_relu),batch_norm,dropout(0.2)&d_steps=3&generator_opt=adam',
  'data=moons(n=40)&task=gan&net=dense(4,tanh,freeze=yes),generate(2),dense(4,tanh),dropout(0.1),batch_norm&loss=wasserstein_penalty&reg=l2,input_noise,weight_noise,clip_norm(limit=0.1),max_norm(limit=1)',
  'data=moons(n=40)&task=gan&net=dense(4,tanh,reg=l2),generate(2),dense(4,tanh)&loss=wasserstein&reg=l1,clip_value(limit=0.1)&schedule=step(every=1)&batch=9&pin=dense1_weight(1,0.5)',
];

function scheduled(schedule: string): string {
  return `data=circle(n=40)&net=dense(4,tanh)&opt=sgd&batch=9&schedule=${schedule}`;
}

/** Datasets of one form each: the others differ from these only in their numbers. */
const FORMS = ['circle', 'iris', 'plane', 'dyck(n=40)', 'names', 'sunspots'];

/**
 * Experiments with every entry of the catalog and with every architecture, but for agents. Plain gradient descent is used
 * where the optimizer does not matter, because others amplify how sums are rounded where a gradient is nearly 0.
 */
export const exportedExperiments: readonly string[] = [
  ...everyExperiment.filter((text) => !/^data=[^&]*&net=dense\(4,tanh\)$|method=/.test(text)),
  ...Object.values(wholeSteps),
  ...FORMS.map((id) => `data=${id}&net=dense(4,tanh)`),
  ...FURTHER,
].map((text) => (/[&]opt=/.test(text) ? text : `${text}&opt=sgd`));
