//! A training that is killed at any moment leaves a checkpoint that is whole, and goes on from it to the same bits.

use std::path::Path;
use std::process::{Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use constnet::optimizers::Memory;
use constnet::prelude::*;

use crate::checkpoint::{Net, Training, start, update};
use crate::store::Folder;

/// Where the process that is killed finds its checkpoint.
const CHECKPOINT: &str = "CONSTNET_CHECKPOINT";
const KILLS: usize = 200;

fn trainer() -> Box<Training<Adam<Net>>> {
    let mut trainer = Training::boxed(MeanSquaredError::new(), Adam::new(0.01).schedule(Schedule::cosine(5_000, 0.01)));
    trainer.seed(9);
    trainer
}

#[test]
#[ignore = "it is the process that the test below starts and kills; by itself it has nothing to do"]
fn a_training_without_end() {
    let Some(path) = std::env::var_os(CHECKPOINT) else { return };
    let (mut net, mut trainer) = (start(), trainer());
    if Path::new(&path).exists() {
        trainer.load_checkpoint(&mut net, &path).expect("a whole checkpoint");
    }
    loop {
        update(&mut trainer, &mut net);
        trainer.save_checkpoint(&net, &path).expect("a file");
    }
}

#[test]
fn a_training_that_is_killed_two_hundred_times_is_one_that_never_was() {
    let folder = Folder::new("killed");
    let path = folder.join("net.checkpoint");
    let mut random = Pcg32::seeded(1);
    let (mut net, mut uninterrupted) = (start(), trainer());
    let mut progress = 0;
    for _ in 0..KILLS {
        let mut training = Command::new(std::env::current_exe().expect("this program"))
            .args(["--exact", "killed::a_training_without_end", "--ignored", "--nocapture"])
            .env(CHECKPOINT, &path)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program again");
        // Killed before it began, it would prove nothing: a new file is the sign, and then any moment will do.
        let before = modified(&path);
        let patience = Instant::now();
        while modified(&path) == before && patience.elapsed() < Duration::from_secs(10) {
            sleep(Duration::from_micros(200));
        }
        sleep(Duration::from_micros(u64::from(random.next_u32() % 5_000)));
        assert!(training.try_wait().expect("a process").is_none(), "it ended by itself");
        training.kill().expect("a process that runs");
        training.wait().expect("a process that was killed");

        let (mut saved, mut trainer) = (Net::zeroed(), trainer());
        trainer.load_checkpoint(&mut saved, &path).expect("a whole checkpoint, the old one or the new");
        let updates = trainer.state().updates();
        assert!(updates > progress, "from {progress} to {updates} updates");
        progress = updates;
        while uninterrupted.state().updates() < updates {
            update(&mut uninterrupted, &mut net);
        }
        assert_eq!(saved, net, "after {updates} updates");
        assert_eq!(trainer.state().values(), uninterrupted.state().values());
        assert_eq!(trainer.generator_mut(), uninterrupted.generator_mut());
    }
    // What the last one was writing is there still, and nothing else.
    assert!(folder.names().len() <= 2, "{:?}", folder.names());
}

fn modified(path: &Path) -> Option<std::time::SystemTime> {
    path.metadata().and_then(|file| file.modified()).ok()
}
