//! Five updates of every optimizer with its options: all parameters after each.

/// Optimizers of a network of 4, 8 and 3.
macro_rules! optimizers {
    ($($name:ident: $optimizer:expr;)+ $(@ $($others:tt)*)?) => {
        cases! { "optimizers";
            $($name: { [4] -> [3] { hidden: Dense(8) | Tanh, out: Dense(3) } }
                => |case| updates::<Net, _>(case, $optimizer);)+
            $($($others)*)?
        }
    };
}

optimizers! {
    sgd: Sgd::new(0.5);
    sgd_momentum: Sgd::new(0.5).momentum(0.9);
    sgd_nesterov: Sgd::new(0.5).momentum(0.9).nesterov();
    sgd_weight_decay: Sgd::new(0.5).weight_decay(0.1);
    sgd_all: Sgd::new(0.5).momentum(0.9).nesterov().weight_decay(0.1);
    adam: Adam::new(0.1);
    adam_options: Adam::new(0.1).betas(0.8, 0.99).epsilon(1e-3);
    adam_weight_decay: Adam::new(0.1).weight_decay(0.1);
    adam_w: AdamW::new(0.1);
    adam_w_options: AdamW::new(0.1).betas(0.8, 0.99).epsilon(1e-3).weight_decay(0.1);
    rms_prop: RmsProp::new(0.01);
    rms_prop_momentum: RmsProp::new(0.01).momentum(0.9);
    rms_prop_centered: RmsProp::new(0.01).centered();
    rms_prop_all: RmsProp::new(0.01).alpha(0.9).epsilon(1e-3).weight_decay(0.1).momentum(0.9).centered();
    adagrad: Adagrad::new(0.1);
    adagrad_all: Adagrad::new(0.1).rate_decay(0.1).weight_decay(0.1).initial_accumulator(0.1).epsilon(1e-3);
    sgd_clip_norm: Sgd::new(0.5).momentum(0.9).clip_norm(0.25);
    sgd_clip_value: Sgd::new(0.5).momentum(0.9).clip_value(0.05);
    adam_clip_norm: Adam::new(0.1).epsilon(1e-3).clip_norm(0.25);
    adam_clip_value: Adam::new(0.1).epsilon(1e-3).clip_value(0.05);
    sgd_momentum_step: Sgd::new(0.5).momentum(0.9).schedule(Schedule::step(2, 0.5));
    adam_w_cosine: AdamW::new(0.1).schedule(Schedule::cosine(4, 0.1));
    @
    adam_w_frozen: { [4] -> [3] {
        stem: Dense(6) | Tanh,
        #[frozen]
        hidden: Dense(5) | Tanh,
        out: Dense(3),
    } } => |case| updates::<Net, _>(case, AdamW::new(0.1));
}
