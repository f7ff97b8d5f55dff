//! What a training does in a process of its own: Ctrl-C, and what is shown where there is no terminal.

use std::io::{BufRead, BufReader, Read};
use std::process::{Child, Command, Stdio};

use constnet::fit::End;

use crate::{Data, bits, hit, net, trainer};

/// Runs one of the tests below in a process of its own, where it sees the variable.
fn child(test: &str) -> Child {
    let mut command = Command::new(std::env::current_exe().unwrap());
    command.args(["--exact", test, "--nocapture", "--test-threads=1"]).env("CONSTNET_CHILD", "1");
    command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap()
}

fn is_child() -> bool {
    std::env::var_os("CONSTNET_CHILD").is_some()
}

fn text(mut from: impl Read) -> String {
    let mut text = String::new();
    from.read_to_string(&mut text).unwrap();
    text
}

#[test]
fn progress_without_a_terminal_is_a_few_plain_lines() {
    if is_child() {
        let data = Data::new();
        let (train, others, mut net) = (data.train(), data.others(), net());
        trainer().fit(&mut net, &train).epochs(35).validation(&others).metric("hits", hit).progress().run().unwrap();
        return;
    }
    let mut child = child("child::progress_without_a_terminal_is_a_few_plain_lines");
    let shown = text(child.stderr.take().unwrap());
    assert!(child.wait().unwrap().success(), "{shown}");
    let lines: Vec<_> = shown.lines().filter(|line| line.starts_with("epoch ")).collect();
    let numbers: Vec<_> = lines.iter().map(|line| line.split(' ').nth(1).unwrap()).collect();
    assert_eq!(numbers, ["4/35", "8/35", "12/35", "16/35", "20/35", "24/35", "28/35", "32/35", "35/35"]);
    assert!(lines.iter().all(|line| line.contains("validation hits 0.") && line.ends_with(" left")), "{shown}");
    // No escape sequences, no lines that are written over.
    assert!(!shown.contains(['\x1b', '\r']), "{shown:?}");
}

#[test]
fn a_training_shows_nothing_unasked() {
    if is_child() {
        let data = Data::new();
        trainer().fit(&mut net(), &data.train()).epochs(3).run().unwrap();
        return;
    }
    let mut child = child("child::a_training_shows_nothing_unasked");
    assert_eq!(text(child.stderr.take().unwrap()), "");
    assert!(child.wait().unwrap().success());
}

/// Sends what Ctrl-C sends.
#[cfg(unix)]
fn interrupt(child: &Child) {
    assert!(Command::new("kill").args(["-INT", &child.id().to_string()]).status().unwrap().success());
}

/// Reads lines up to this one.
fn wait_for(lines: &mut impl Iterator<Item = std::io::Result<String>>, line: &str) {
    assert!(lines.any(|found| found.unwrap().contains(line)), "no {line}");
}

#[test]
#[cfg(unix)]
fn ctrl_c_ends_the_training_and_keeps_the_best() {
    if is_child() {
        let data = Data::new();
        let (train, others) = (data.train(), data.others());
        let mut all = Vec::new();
        let mut net = net();
        let history = trainer()
            .fit(&mut net, &train)
            .epochs(usize::MAX)
            .validation(&others)
            .callback(|moment| {
                // Enough to tell epochs apart, and little for a training that goes on for long.
                if moment.epoch.number <= 2000 {
                    all.push((moment.epoch.validation.as_ref().unwrap().loss, bits(moment.net)));
                }
                if moment.epoch.number == 100 {
                    println!("it trains");
                }
                std::ops::ControlFlow::Continue(())
            })
            .run()
            .unwrap();
        assert_eq!(history.end, End::Interrupted);
        let best = history.best.unwrap();
        assert_eq!(all[best].1, bits(&net));
        println!("it returned");
        // A second one has nothing to end but the program.
        std::thread::sleep(std::time::Duration::from_secs(60));
        println!("it went on");
        return;
    }
    let mut child = child("child::ctrl_c_ends_the_training_and_keeps_the_best");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    wait_for(&mut lines, "it trains");
    interrupt(&child);
    wait_for(&mut lines, "it returned");
    interrupt(&child);
    let status = child.wait().unwrap();
    let signal = std::os::unix::process::ExitStatusExt::signal(&status);
    assert_eq!(signal, Some(2), "{status}");
    assert!(lines.all(|line| !line.unwrap().contains("it went on")));
}

#[test]
#[cfg(unix)]
fn ctrl_c_is_left_to_others_where_it_should_be() {
    if is_child() {
        let data = Data::new();
        let (train, mut net, mut trainer) = (data.train(), net(), trainer());
        let fit = trainer.fit(&mut net, &train).epochs(usize::MAX).ignore_ctrl_c().callback(|moment| {
            if moment.epoch.number == 10 {
                println!("it trains");
            }
            std::ops::ControlFlow::Continue(())
        });
        fit.run().unwrap();
        println!("it returned");
        return;
    }
    let mut child = child("child::ctrl_c_is_left_to_others_where_it_should_be");
    let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
    wait_for(&mut lines, "it trains");
    interrupt(&child);
    assert!(!child.wait().unwrap().success());
    assert!(lines.all(|line| !line.unwrap().contains("it returned")));
}
