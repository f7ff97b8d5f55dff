use std::time::Duration;

/// What happened in a training.
#[derive(Debug, Clone, PartialEq)]
pub struct History {
    /// The names of the metrics, in the order of [`Score::metrics`].
    pub metrics: Vec<String>,
    /// The epochs, in order.
    pub epochs: Vec<Epoch>,
    /// The place of the best epoch in `epochs`.
    pub best: Option<usize>,
    /// Why it ended.
    pub end: End,
}

/// An epoch, a pass over the training samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Epoch {
    /// Its number; the first is 1.
    pub number: usize,
    /// How good the network is at the training samples.
    pub train: Score,
    /// How good the network is at the validation samples, if there are any.
    pub validation: Option<Score>,
    /// The learning rate of its last update.
    pub learning_rate: f64,
    /// The time that it took, scores included.
    pub time: Duration,
}

/// How good the network is at a set of samples.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// The mean loss.
    pub loss: f64,
    /// The mean of each metric; none of the training samples, unless they are scored.
    pub metrics: Vec<f64>,
}

/// Why a training ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum End {
    /// All epochs were made.
    Complete,
    /// The network got no better for as long as [`EarlyStopping`](super::EarlyStopping) allows.
    Early,
    /// A callback said so.
    Callback,
    /// Ctrl-C, or the flag of [`stop_when`](super::Fit::stop_when).
    Interrupted,
}

impl History {
    /// The best epoch.
    #[must_use]
    pub fn best(&self) -> Option<&Epoch> {
        self.epochs.get(self.best?)
    }

    /// The last epoch.
    #[must_use]
    pub fn last(&self) -> Option<&Epoch> {
        self.epochs.last()
    }

    /// The place of a metric in [`Score::metrics`].
    #[must_use]
    pub fn metric(&self, name: &str) -> Option<usize> {
        self.metrics.iter().position(|metric| metric == name)
    }

    /// The history as comma-separated values, a line an epoch.
    ///
    /// ```
    /// use std::time::Duration;
    ///
    /// use constnet::fit::{End, Epoch, History, Score};
    ///
    /// let score = |loss, metrics| Score { loss, metrics };
    /// let epoch = Epoch {
    ///     number: 1,
    ///     train: score(0.5, vec![]),
    ///     validation: Some(score(0.75, vec![0.9])),
    ///     learning_rate: 0.01,
    ///     time: Duration::from_millis(1500),
    /// };
    /// let history = History { metrics: vec!["accuracy".into()], epochs: vec![epoch], best: Some(0), end: End::Complete };
    /// assert_eq!(
    ///     history.to_csv(),
    ///     "epoch,loss,accuracy,validation loss,validation accuracy,learning rate,seconds\n1,0.5,,0.75,0.9,0.01,1.5\n"
    /// );
    /// ```
    #[must_use]
    pub fn to_csv(&self) -> String {
        let mut fields = vec!["epoch".to_owned(), "loss".to_owned()];
        fields.extend(self.metrics.iter().map(|name| quoted(name)));
        fields.push("validation loss".to_owned());
        fields.extend(self.metrics.iter().map(|name| quoted(&format!("validation {name}"))));
        fields.extend(["learning rate".to_owned(), "seconds".to_owned()]);
        let mut text = fields.join(",") + "\n";
        for Epoch { number, train, validation, learning_rate, time } in &self.epochs {
            let mut fields = vec![number.to_string()];
            for score in [Some(train), validation.as_ref()] {
                let number = |number: Option<f64>| number.map_or_else(String::new, |number| number.to_string());
                fields.push(number(score.map(|score| score.loss)));
                let metric = |place| score.and_then(|score| score.metrics.get(place)).copied();
                fields.extend((0..self.metrics.len()).map(|place| number(metric(place))));
            }
            fields.extend([learning_rate.to_string(), time.as_secs_f64().to_string()]);
            text += &(fields.join(",") + "\n");
        }
        text
    }
}

/// A field, in quotes where it has to be.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}
