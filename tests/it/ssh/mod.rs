//! The binary behind a real OpenSSH server on loopback: its own host key, port, configuration and key login, as the current
//! user. Knows nothing of what the program shows.
//!
//! These tests need a system package and are ignored without being asked for: `cargo test ssh:: -- --ignored`.

mod line;
mod login;

use std::ffi::OsString;
use std::io::Write;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};
use std::time::Instant;

use crate::pty::{BAMAI, DEADLINE, Home, Start};

/// Where distributions put the server, which is on nobody's path.
const SSHD: [&str; 3] = ["/usr/sbin/sshd", "/usr/local/sbin/sshd", "/sbin/sshd"];

/// An SSH server, and a key that opens it.
pub struct Server {
    dir: tempfile::TempDir,
    port: u16,
    sshd: Child,
    user: String,
}

impl Server {
    /// One that lets people do what they ask for.
    pub fn open() -> Self {
        Self::with("", "")
    }

    /// One that runs the program, restricted to a store and a directory, whatever people ask for.
    pub fn forcing(store: &Path, files: &Path) -> Self {
        let (store, files) = (store.display(), files.display());
        let transfer = "Subsystem sftp internal-sftp";
        Self::with(
            &format!("{transfer}\nForceCommand {BAMAI} restricted --lang zh --store {store} --files {files}"),
            "",
        )
    }

    /// One with these lines in its configuration and these options before its key.
    pub fn with(lines: &str, options: &str) -> Self {
        let user = String::from_utf8(run(Command::new("id").arg("-un")).stdout).unwrap().trim().to_owned();
        Self::of(&user, lines, options)
    }

    /// One that a certain user logs in to.
    pub fn of(user: &str, lines: &str, options: &str) -> Self {
        let dir = tempfile::tempdir().unwrap();
        let path = |name: &str| dir.path().join(name);
        for key in ["host", "key"] {
            run(Command::new("ssh-keygen").args(["-q", "-t", "ed25519", "-N", "", "-f"]).arg(path(key)));
        }
        let key = std::fs::read_to_string(path("key.pub")).unwrap();
        std::fs::write(path("authorized"), format!("{options} {key}")).unwrap();
        // The server of a user who is root gives up its rights in a directory that the package's start script makes.
        _ = std::fs::create_dir_all("/run/sshd");
        let sshd = SSHD.into_iter().find(|path| Path::new(path).exists()).expect("openssh-server is not installed");
        let mut log = String::new();
        for _ in 0..5 {
            let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
            let config = format!(
                "Port {port}\nListenAddress 127.0.0.1\nHostKey {}\nAuthorizedKeysFile {}\nPidFile none\nStrictModes no\n\
                 UsePAM no\nPasswordAuthentication no\nKbdInteractiveAuthentication no\nPermitRootLogin prohibit-password\n\
                 AcceptEnv LANG LC_*\nPrintMotd no\nPrintLastLog no\nUseDNS no\nMaxStartups 100\n{lines}\n",
                path("host").display(),
                path("authorized").display(),
            );
            std::fs::write(path("config"), config).unwrap();
            let mut child = Command::new(sshd)
                .args(["-D", "-f"])
                .arg(path("config"))
                .arg("-E")
                .arg(path("log"))
                .stdin(Stdio::null())
                .spawn()
                .unwrap();
            let begun = Instant::now();
            while begun.elapsed() < DEADLINE && child.try_wait().unwrap().is_none() {
                if TcpStream::connect(("127.0.0.1", port)).is_ok() {
                    return Self { dir, port, sshd: child, user: user.to_owned() };
                }
                std::thread::yield_now();
            }
            _ = child.kill();
            _ = child.wait();
            log = std::fs::read_to_string(path("log")).unwrap_or_default();
        }
        panic!("sshd does not start:\n{log}");
    }

    /// The arguments of a client, before what is asked for.
    fn client(&self, options: &[&str]) -> Vec<OsString> {
        let mut args: Vec<OsString> = ["-F", "none", "-p"].map(OsString::from).to_vec();
        args.push(self.port.to_string().into());
        for option in [
            "IdentitiesOnly=yes",
            "IdentityAgent=none",
            "BatchMode=yes",
            "StrictHostKeyChecking=no",
            "UserKnownHostsFile=/dev/null",
            "GlobalKnownHostsFile=/dev/null",
            "LogLevel=ERROR",
        ] {
            args.extend(["-o", option].map(OsString::from));
        }
        args.push("-i".into());
        args.push(self.dir.path().join("key").into());
        args.extend(options.iter().map(OsString::from));
        args.push(format!("{}@127.0.0.1", self.user).into());
        args
    }

    /// A login on a terminal, asking for these words.
    pub fn login(&self, words: &[&str]) -> Start {
        let mut args = self.client(&["-tt"]);
        args.extend(words.iter().map(OsString::from));
        Start::program("/usr/bin/ssh", args)
    }

    /// The screens on a store, over a login that may ask for anything.
    pub fn screens(&self, home: &Home) -> Start {
        self.login(&[BAMAI, "--lang", "zh", "--as", "zhang", "--store", &home.store().display().to_string()])
    }

    /// Asks for these words without a terminal, giving it this to read.
    pub fn ask(&self, words: &[&str], input: &str) -> Output {
        let mut command = Command::new("/usr/bin/ssh");
        command.args(self.client(&["-T"])).args(words);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        // Who answers without reading closes the line first.
        _ = child.stdin.take().unwrap().write_all(input.as_bytes());
        child.wait_with_output().unwrap()
    }

    /// Returns what the server has noted, for a failure to show.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.dir.path().join("log")).unwrap_or_default()
    }

    /// The server's own directory.
    pub fn dir(&self) -> PathBuf {
        self.dir.path().to_owned()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        _ = self.sshd.kill();
        _ = self.sshd.wait();
    }
}

/// Runs a command that must succeed.
#[track_caller]
fn run(command: &mut Command) -> Output {
    let output = command.output().unwrap();
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    output
}
