//! A restricted login, without the network: what it may ask for, and every way out of it that is known, refused.

use std::os::unix::fs::symlink;
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use crate::cli_bamai::{Bamai, Run, fixture, run};

/// A store with one assessment begun, and a directory its assessors may use files in.
struct Login(Bamai);

impl Login {
    fn new() -> Self {
        let bamai = Bamai::started();
        std::fs::create_dir(bamai.store().with_file_name("files")).unwrap();
        Self(bamai)
    }

    fn files(&self) -> PathBuf {
        self.0.store().with_file_name("files")
    }

    /// The forced command, as sshd runs it for somebody who asks for this.
    fn forced(&self, asked: &str) -> Command {
        let mut command = self.0.bare();
        command.args(["restricted", "--as", "zhang", "--lang", "zh", "--store"]).arg(self.0.store());
        command.arg("--files").arg(self.files()).env("SSH_ORIGINAL_COMMAND", asked);
        command
    }

    fn ask(&self, asked: &str) -> Run {
        run(&mut self.forced(asked))
    }

    /// Everything beside the files that are allowed, with what is in it; the store is looked at through its journal.
    fn outside(&self) -> Vec<(PathBuf, Vec<u8>)> {
        let root = self.files().parent().unwrap().to_owned();
        let mut found = Vec::new();
        for entry in std::fs::read_dir(root).unwrap() {
            let path = entry.unwrap().path();
            if path.is_file() {
                found.push((path.clone(), std::fs::read(&path).unwrap()));
            } else if path != self.files() && path != self.0.store() {
                found.push((path, Vec::new()));
            }
        }
        found.push((PathBuf::from("log"), self.0.ok(&["log", "A0001-1"]).into_bytes()));
        found.sort();
        found
    }
}

#[test]
fn what_is_asked_for_is_done_on_the_one_store_under_the_logins_name() {
    let login = Login::new();
    login.ask("answer A0001-1 W1 3 --remark '反馈表 三份'").expect(0);
    login.ask("bamai answer A0001-1 W2 \"1\"").expect(0);
    assert_eq!(
        login.0.ok(&["answers", "A0001-1", "--csv"]).lines().skip(1).collect::<Vec<_>>(),
        ["W1,3,,反馈表 三份,", "W2,1,,,"]
    );
    let log = login.0.json(&["log", "A0001-1", "--json"]);
    assert_eq!(log.as_array().unwrap().last().unwrap()["actor"], "zhang");
    let report = login.ask("report A0001-1 --format md").expect(0).out;
    assert_eq!(report, login.0.ok(&["report", "A0001-1", "--format", "md"]));
}

#[test]
fn files_below_the_directory_are_read_and_written() {
    let login = Login::new();
    std::fs::copy(fixture("demo/visit.csv"), login.files().join("visit.csv")).unwrap();
    login.ask("apply A0001-1 visit.csv").expect(0);
    login.ask("report A0001-1 -o report.md").expect(0);
    login.ask("backup today.bak").expect(0);
    login.ask(&format!("export --jsonl -o {}", login.files().join("all.jsonl").display())).expect(0);
    for name in ["report.md", "today.bak", "all.jsonl"] {
        assert!(login.files().join(name).metadata().unwrap().len() > 100, "{name}");
    }
}

#[test]
fn a_file_outside_is_neither_read_nor_written_however_it_is_named() {
    let login = Login::new();
    let beside = login.0.file("beside.csv", "编号,名称\nB1,外面\n");
    login.0.file("list.toml", "id = \"x\"\n");
    let files = login.files();
    symlink(&beside, files.join("link")).unwrap();
    symlink(files.parent().unwrap(), files.join("up")).unwrap();
    symlink(files.parent().unwrap().join("new"), files.join("dangling")).unwrap();
    let before = login.outside();
    let absolute = beside.display().to_string();
    let names =
        ["../beside.csv", "link", "up/beside.csv", absolute.as_str(), "./../files/../beside.csv", "/etc/passwd"];
    let reading = ["import {}", "apply A0001-1 {}", "check {}", "start A0001 --checklist {}"];
    let outs = ["../new", "dangling", "up/new", "up/../../new", "/tmp/new"];
    let writing = ["report A0001-1 -o {}", "export --jsonl -o {}", "backup {}", "backup {} --force"];
    let asked = |forms: &[&str], names: &[&str]| -> Vec<String> {
        forms.iter().flat_map(|form| names.iter().map(|name| form.replace("{}", name)).collect::<Vec<_>>()).collect()
    };
    for asked in asked(&reading, &names).into_iter().chain(asked(&writing, &outs)) {
        let run = login.ask(&asked);
        // A name that is a link itself may be written over: the link goes, and what it led to stays.
        if asked == "report A0001-1 -o dangling" || asked == "export --jsonl -o dangling" {
            assert!(!files.join("dangling").is_symlink(), "{asked}: {run:?}");
            std::fs::remove_file(files.join("dangling")).unwrap();
            symlink(files.parent().unwrap().join("new"), files.join("dangling")).unwrap();
            continue;
        }
        assert_eq!(run.code, 1, "{asked}: {run:?}");
        assert!(run.out.is_empty() && run.err.contains("不能使用文件"), "{asked}: {run:?}");
        assert!(!run.err.contains("root:"), "{asked}: {run:?}");
    }
    assert_eq!(login.outside(), before);
}

#[test]
fn without_a_directory_no_file_is_opened() {
    let login = Login::new();
    let ask = |asked: &str| {
        let mut command = login.0.bare();
        command.args(["restricted", "--store"]).arg(login.0.store()).env("SSH_ORIGINAL_COMMAND", asked);
        run(&mut command)
    };
    for asked in ["import a.csv", "check /etc/passwd", "report A0001-1 -o a.md", "backup a", "apply A0001-1 ./a.csv"] {
        let run = ask(asked).expect(1);
        assert!(run.err.contains("没有开放任何目录"), "{asked}: {run:?}");
    }
    ask("report A0001-1").expect(0);
}

#[test]
fn what_comes_in_by_standard_input_needs_no_file() {
    let login = Login::new();
    let mut command = login.forced("apply A0001-1 -");
    command.stdin(std::fs::File::open(fixture("demo/visit.csv")).unwrap());
    run(&mut command).expect(0);
}

#[test]
fn another_store_and_another_name_are_refused() {
    let login = Login::new();
    let other = Bamai::started();
    let store = other.store().display().to_string();
    for asked in [
        format!("--store {store} list"),
        format!("list --store={store}"),
        format!("list '--sto''re' {store}"),
        "answer A0001-1 W1 3 --as wang".to_owned(),
        "--as=wang undo A0001-1".to_owned(),
        "restricted".to_owned(),
        format!("restricted --store {store}"),
        "bamai restricted --files /".to_owned(),
    ] {
        let run = login.ask(&asked).expect(1);
        assert!(run.out.is_empty() && run.err.contains("这里不能用"), "{asked}: {run:?}");
    }
    // The environment of the person has no say where the administrator has spoken.
    let mut command = login.forced("list");
    command.env("BAMAI_STORE", other.store()).env("BAMAI_FILES", "/").env("USER", "wang").env("LOGNAME", "wang");
    run(&mut command).expect(0);
    run(login.forced("undo A0001-1").env("USER", "wang")).expect(1);
    run(login.forced("check /etc/passwd").env("BAMAI_FILES", "/")).expect(1);
}

#[test]
fn the_name_is_that_of_the_account_whatever_the_environment_says() {
    let login = Login::new();
    let account = Command::new("id").arg("-un").output().unwrap();
    let account = String::from_utf8(account.stdout).unwrap().trim().to_owned();
    let mut command = login.0.bare();
    command.args(["restricted", "--store"]).arg(login.0.store());
    command.env("SSH_ORIGINAL_COMMAND", "answer A0001-1 W1 2").env("USER", "wang").env("LOGNAME", "wang");
    run(&mut command).expect(0);
    let log = login.0.json(&["log", "A0001-1", "--json"]);
    assert_eq!(log.as_array().unwrap().last().unwrap()["actor"], account.as_str());
}

#[test]
fn what_others_signed_cannot_be_replaced() {
    let login = Login::new();
    login.ask("backup mine").expect(0);
    login.ask("export --jsonl -o mine.jsonl").expect(0);
    for asked in ["restore mine --replace", "restore mine", "import mine.jsonl"] {
        let run = login.ask(asked).expect(1);
        assert!(run.err.contains("只有管理员可以用"), "{asked}: {run:?}");
    }
    let mut command = login.forced("import -");
    command.stdin(std::fs::File::open(login.files().join("mine.jsonl")).unwrap());
    assert!(run(&mut command).expect(1).err.contains("只有管理员可以用"));
}

#[test]
fn nothing_reaches_a_shell() {
    let login = Login::new();
    let before = login.outside();
    for asked in [
        "sh",
        "/bin/sh -i",
        "bash -c 'touch ../shell'",
        "list; touch ../shell",
        "list && touch ../shell",
        "list | tee ../shell",
        "list > ../shell",
        "`touch ../shell`",
        "$(touch ../shell)",
        "list\ntouch ../shell",
        "list & touch ../shell",
        "/usr/lib/openssh/sftp-server",
        "scp -t .",
        "rsync --server . .",
        "-c 'touch ../shell'",
    ] {
        let run = login.ask(asked);
        assert!(run.code == 2 && run.out.is_empty(), "{asked:?}: {run:?}");
    }
    assert_eq!(login.outside(), before);
    let run = login.ask("answer A0001-1 W1 3 --remark '$HOME `id` $(id)'").expect(0);
    assert!(run.err.is_empty());
    assert!(login.0.ok(&["answers", "A0001-1", "--csv"]).contains("$HOME `id` $(id)"));
}

#[test]
fn a_line_whose_quotes_do_not_close_is_refused_with_advice() {
    let run = Login::new().ask("answer A0001-1 W1 3 --remark 'it").expect(2);
    assert!(run.err.contains("引号没有成对"), "{run:?}");
}

#[test]
fn a_login_shell_does_what_a_forced_command_does() {
    let login = Login::new();
    let shell = |args: &[&str]| {
        let mut command = login.0.bare();
        command.arg0("bamai").args(args).env("BAMAI_STORE", login.0.store()).env("BAMAI_FILES", login.files());
        run(&mut command)
    };
    assert_eq!(shell(&["-c", "report A0001-1"]).expect(0).out, login.0.ok(&["report", "A0001-1"]));
    shell(&["-c", "report A0001-1 -o report.md"]).expect(0);
    for (asked, code) in [
        ("check /etc/passwd", 1),
        ("list --store /", 1),
        ("answer A0001-1 W1 3 --as wang", 1),
        ("restore report.md", 1),
        ("/usr/lib/openssh/sftp-server", 2),
        ("sh -c id", 2),
    ] {
        let run = shell(&["-c", asked]);
        assert!(run.code == code && run.out.is_empty(), "{asked}: {run:?}");
    }
    // Its name begins with `-` where somebody logs in; then there must be a terminal.
    let mut command = login.0.bare();
    command.arg0("-bamai").env("BAMAI_STORE", login.0.store());
    assert!(run(&mut command).expect(2).err.contains("不是终端"));
}

#[test]
fn a_directory_that_is_not_there_is_named() {
    let login = Login::new();
    std::fs::remove_dir(login.files()).unwrap();
    let run = login.ask("list").expect(2);
    assert!(run.err.contains("files") && run.err.contains("请管理员"), "{run:?}");
}
