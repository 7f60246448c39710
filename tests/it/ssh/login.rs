//! Restricted logins through the server itself: a forced command, a command before a key, and the program as a login shell.

use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use crate::cli_bamai::{Bamai, fixture};
use crate::pty::{BAMAI, Terminal};
use crate::ssh::{Server, run};

/// A store with the sample visit, and a directory for files.
fn visited() -> (Bamai, PathBuf) {
    let bamai = Bamai::visited();
    let files = bamai.store().with_file_name("files");
    std::fs::create_dir(&files).unwrap();
    (bamai, files)
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn code(output: &Output) -> i32 {
    output.status.code().unwrap()
}

/// Who the current user is to the system.
fn account() -> String {
    out(&run(Command::new("id").arg("-un"))).trim().to_owned()
}

/// The name the last entry on record was signed with.
fn signed(bamai: &Bamai) -> String {
    let log = bamai.json(&["log", "A0001-1", "--json"]);
    log.as_array().unwrap().last().unwrap()["actor"].as_str().unwrap().to_owned()
}

/// Checks all that a restricted login may and may not do.
fn expect_restricted(server: &Server, bamai: &Bamai, files: &Path, name: &str) {
    let report = server.ask(&["report", "A0001-1", "--format", "md"], "");
    assert_eq!(code(&report), 0, "{report:?}\n{}", server.log());
    assert_eq!(out(&report), bamai.ok(&["report", "A0001-1", "--format", "md"]));

    assert_eq!(code(&server.ask(&["answer", "A0001-1", "W1", "1", "--remark", "'两 处'"], "")), 0);
    assert_eq!(signed(bamai), name);
    let visit = std::fs::read_to_string(fixture("demo/visit.csv")).unwrap();
    assert_eq!(code(&server.ask(&["apply", "A0001-1", "-"], &visit)), 0);
    assert_eq!(code(&server.ask(&["report", "A0001-1", "-o", "report.md"], "")), 0);
    assert!(files.join("report.md").exists());

    let outside = files.parent().unwrap().join("outside");
    for (words, expected) in [
        (&["sh"][..], 2),
        (&["bash", "-c", "'echo hello'"], 2),
        (&["list;", "echo", "hello"], 2),
        (&["`echo", "hello`"], 2),
        (&["scp", "-t", "."], 2),
        (&["internal-sftp"], 2),
        (&["check", "/etc/passwd"], 1),
        (&["report", "A0001-1", "-o", "../outside"], 1),
        (&["backup", "../outside"], 1),
        (&["restore", "report.md"], 1),
        (&["list", "--store", "/"], 1),
        (&["undo", "A0001-1", "--as", "张三"], 1),
        (&["restricted", "--files", "/"], 1),
    ] {
        let output = server.ask(words, "");
        assert_eq!(code(&output), expected, "{words:?}: {output:?}");
        assert!(!out(&output).contains("hello") && !outside.exists(), "{words:?}: {output:?}");
    }
    // The file transfer of the server itself ends in the forced command too.
    let mut sftp = Command::new("/usr/bin/ssh");
    sftp.args(server.client(&["-s"])).arg("sftp").stdin(std::process::Stdio::null());
    let sftp = sftp.output().unwrap();
    assert!(!sftp.status.success() && sftp.stdout.is_empty(), "{sftp:?}");

    let mut terminal = server.login(&[]).go();
    terminal.see("台账").see("A0001").send("\r").see("已答");
    expect_screens_inside(&mut terminal);
    terminal.send("\x03");
    assert_eq!(terminal.wait_end(), 0);
    terminal.expect_restored();
    assert!(!outside.exists());
}

/// Tries from the screens what leads out: a report written outside, a register read from outside.
fn expect_screens_inside(terminal: &mut Terminal) {
    terminal.send("x").see("评估诊断单").send("\r").see("存为").send("\x15../outside\r").see("不能使用文件 ../outside");
    terminal.send("\x1b").see_no("存为").send("\x1b").see("已答").send("\x1b").see("台账");
    terminal.send("i").see("导入").send("\x15/etc/passwd\r").see("不能使用文件 /etc/passwd");
    terminal.send("\x1b").see("A0001");
}

#[test]
#[ignore = "needs openssh-server"]
fn a_forced_command_opens_the_screens_and_obeys_what_stays_inside() {
    let (bamai, files) = visited();
    let server = Server::forcing(&bamai.store(), &files);
    expect_restricted(&server, &bamai, &files, &account());
}

#[test]
#[ignore = "needs openssh-server"]
fn a_command_before_a_key_names_the_person_whose_key_it_is() {
    let (bamai, files) = visited();
    let (store, below) = (bamai.store(), files.display());
    let forced = format!("{BAMAI} restricted --as wang --lang zh --store {} --files {below}", store.display());
    let server = Server::with("Subsystem sftp internal-sftp", &format!("command=\"{forced}\",restrict,pty"));
    expect_restricted(&server, &bamai, &files, "wang");
}

/// An account that is taken away again.
struct Account(String);

impl Account {
    /// Makes one whose login shell is the program; `None` where this user may not.
    fn with_shell(shell: &Path, home: &Path) -> Option<Self> {
        if !rustix::process::getuid().is_root() {
            return None;
        }
        let name = format!("bamai{}", std::process::id());
        let mut command = Command::new("useradd");
        // Without a password, and not locked: the key lets in.
        command.args(["-M", "-N", "-p", "*", "-s"]).arg(shell).arg("-d").arg(home).arg(&name);
        run(&mut command);
        Some(Self(name))
    }
}

impl Drop for Account {
    fn drop(&mut self) {
        _ = Command::new("userdel").arg(&self.0).output();
    }
}

#[test]
#[ignore = "needs openssh-server; as root, who may make an account"]
fn as_a_login_shell_it_is_as_restricted() {
    let (bamai, files) = visited();
    let root = files.parent().unwrap().to_owned();
    let shell = root.join("bamai");
    std::fs::copy(BAMAI, &shell).unwrap();
    let Some(account) = Account::with_shell(&shell, &root) else {
        println!("only root can make an account");
        return;
    };
    std::fs::set_permissions(&root, std::fs::Permissions::from_mode(0o755)).unwrap();
    run(Command::new("chown").args(["-R", &account.0]).args([bamai.store(), files.clone()]));
    // The server's own file transfer must be a program, which the login shell starts or not: `internal-sftp` never asks it.
    let transfer = "Subsystem sftp /usr/lib/openssh/sftp-server";
    let (store, below) = (bamai.store(), files.display());
    let places = format!("{transfer}\nSetEnv BAMAI_STORE={} BAMAI_FILES={below}", store.display());
    let server = Server::of(&account.0, &places, "");
    // The server reads the list of keys as the account.
    std::fs::set_permissions(server.dir(), std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::set_permissions(server.dir().join("authorized"), std::fs::Permissions::from_mode(0o644)).unwrap();
    expect_restricted(&server, &bamai, &files, &account.0);
}
