import type { optimizers as catalog } from '../../../catalog/optimizers/index.ts';
import type { Call } from '../../../experiment/index.ts';
import { indented, invocation, number, type Script } from '../script.ts';

/** Writes the constructor of an optimizer. */
type WriteOptimizer = (parameters: string, args: Readonly<Record<string, number>>, script: Script) => string;

const betas = ({ beta1, beta2 }: Readonly<Record<string, number>>) =>
  `(${number(beta1 as number)}, ${number(beta2 as number)})`;

/** Every optimizer of the catalog in PyTorch, with the defaults that would change its steps written out. */
const optimizers: Record<keyof typeof catalog, WriteOptimizer> = {
  sgd: (parameters, { lr }) => torch('SGD', parameters, { lr, momentum: 0, weight_decay: 0 }),
  momentum: (parameters, { lr, beta }) =>
    torch('SGD', parameters, { lr, momentum: beta, dampening: 0, weight_decay: 0, nesterov: 'False' }),
  nesterov: (parameters, { lr, beta }) =>
    // PyTorch refuses Nesterov's form without momentum, where it is plain SGD.
    torch('SGD', parameters, { lr, momentum: beta, dampening: 0, weight_decay: 0, nesterov: beta ? 'True' : 'False' }),
  adagrad: (parameters, { lr, epsilon }) =>
    torch('Adagrad', parameters, { lr, lr_decay: 0, weight_decay: 0, initial_accumulator_value: 0, eps: epsilon }),
  rmsprop: (parameters, { lr, rho, epsilon }) =>
    torch('RMSprop', parameters, { lr, alpha: rho, eps: epsilon, weight_decay: 0, momentum: 0, centered: 'False' }),
  adadelta: (parameters, { lr, rho, epsilon }) =>
    torch('Adadelta', parameters, { lr, rho, eps: epsilon, weight_decay: 0 }),
  adam: (parameters, args) =>
    torch('Adam', parameters, {
      lr: args.lr,
      betas: betas(args),
      eps: args.epsilon,
      weight_decay: 0,
      amsgrad: 'False',
    }),
  adamw: (parameters, args) =>
    torch('AdamW', parameters, {
      lr: args.lr,
      betas: betas(args),
      eps: args.epsilon,
      weight_decay: args.weight_decay,
      amsgrad: 'False',
    }),
  nadam: (parameters, args, script) =>
    construct(script.helper('Nadam', NADAM), parameters, { lr: args.lr, betas: betas(args), eps: args.epsilon }),
  amsgrad: (parameters, args, script) =>
    construct(script.helper('AMSGrad', AMSGRAD), parameters, { lr: args.lr, betas: betas(args), eps: args.epsilon }),
  lion: (parameters, args, script) =>
    construct(script.helper('Lion', LION), parameters, {
      lr: args.lr,
      betas: betas(args),
      weight_decay: args.weight_decay,
    }),
};

/** The constructor of an optimizer. @param parameters the expression of what it updates */
export function optimizer({ id, args }: Call, parameters: string, script: Script): string {
  return optimizers[id as keyof typeof optimizers](parameters, args, script);
}

type Named = Readonly<Record<string, number | string | undefined>>;

function torch(name: string, parameters: string, named: Named): string {
  return construct(`torch.optim.${name}`, parameters, named);
}

function construct(name: string, parameters: string, named: Named): string {
  const texts = Object.entries(named).map(([key, value]) => [key, typeof value === 'number' ? number(value) : value]);
  return invocation(name, [parameters], Object.fromEntries(texts));
}

/**
 * An optimizer that PyTorch lacks, or means otherwise, with averages of the gradient.
 * @param why its docstring
 * @param setting what it is given besides the rate and the betas
 * @param lines the step of a parameter, from its `gradient`
 */
function written(name: string, why: string, setting: string, lines: readonly string[]): string {
  return `class ${name}(torch.optim.Optimizer):
    """${why}"""

    def __init__(self, parameters, lr, betas, ${setting}):
        super().__init__(parameters, {"lr": lr, "betas": betas, "${setting}": ${setting}})

    @torch.no_grad()
    def step(self):
        for group in self.param_groups:
            beta1, beta2 = group["betas"]
            for parameter in group["params"]:
                gradient = parameter.grad
                if gradient is None:
                    continue
${indented(lines.join('\n'), 4)}`;
}

/** The averages of the gradient and of its square. */
const MOMENTS = [
  'state = self.state[parameter]',
  'm = state.setdefault("m", torch.zeros_like(parameter)).lerp_(gradient, 1 - beta1)',
  'v = state.setdefault("v", torch.zeros_like(parameter)).lerp_(gradient**2, 1 - beta2)',
];

const NADAM = written('Nadam', 'Nadam with the same momentum at every step; that of torch.optim.NAdam grows.', 'eps', [
  ...MOMENTS,
  't = state["t"] = state.get("t", 0) + 1',
  'ahead = beta1 * m / (1 - beta1 ** (t + 1))',
  'newest = (1 - beta1) * gradient / (1 - beta1**t)',
  'scale = (v / (1 - beta2**t)).sqrt() + group["eps"]',
  'parameter.sub_(group["lr"] * (ahead + newest) / scale)',
]);

const AMSGRAD = written(
  'AMSGrad',
  'AMSGrad as in its paper: torch.optim.Adam(amsgrad=True) also corrects for its start at 0.',
  'eps',
  [
    ...MOMENTS,
    'peak = state["peak"] = torch.maximum(state.get("peak", torch.zeros_like(v)), v)',
    'parameter.sub_(group["lr"] * m / (peak.sqrt() + group["eps"]))',
  ],
);

const LION = written(
  'Lion',
  'Lion, which torch.optim lacks: Chen et al. (2023), https://arxiv.org/abs/2302.06675.',
  'weight_decay',
  [
    'm = self.state[parameter].setdefault("m", torch.zeros_like(parameter))',
    'direction = torch.lerp(m, gradient, 1 - beta1).sign()',
    'parameter.sub_(group["lr"] * (direction + group["weight_decay"] * parameter))',
    'm.lerp_(gradient, 1 - beta2)',
  ],
);
