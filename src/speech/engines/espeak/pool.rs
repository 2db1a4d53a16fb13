//! The worker processes: started together at the first request, fed so that none ever idles, and
//! replaced when they die or hang.

use crate::error::{Error, Kind, Result};
use aloud_espeak::{Answer, COMMAND, DATA_VERSION, Request, Spoke, body_len};
use std::collections::VecDeque;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::process::{Child, ChildStdin, ChildStdout, Command};
use tokio::sync::{OnceCell, Semaphore, mpsc, oneshot};
use tokio::task::JoinHandle;
use tokio::time::{Instant, sleep, sleep_until, timeout};
use tracing::debug;

/// What the engine needs of its surroundings.
#[derive(Clone, Debug)]
pub struct Environment {
    /// The program that is a worker when started as `<program> __espeak-worker <data_dir>`: this one.
    pub program: PathBuf,
    /// The folder that the data is unpacked into.
    pub cache: PathBuf,
    /// Workers, at least one; as many as there are cores does best.
    pub jobs: usize,
    /// How long a worker may take for an utterance of no length before it counts as hung; longer
    /// ones get more. [`Environment::PATIENCE`] unless a test is in a hurry.
    pub patience: Duration,
}

impl Environment {
    /// A sentence takes some 10 ms; but the machine may be busy with a hundred other things.
    pub const PATIENCE: Duration = Duration::from_secs(10);
}

/// Requests a worker has at once: the one it speaks, and the one it goes on with.
const DEPTH: usize = 2;
/// Further patience for each character: fifty times what the engine takes.
const PATIENCE_PER_CHAR: Duration = Duration::from_millis(10);
/// A killed worker is gone at once, unless the machine is in trouble; it is waited for so long.
const PATIENCE_TO_BURY: Duration = Duration::from_secs(2);
/// Who waits for an answer looks so often whether anybody is at work.
const LOOK: Duration = Duration::from_millis(250);
/// A worker is started, works and is buried within so many times the patience. A pool in which nothing has
/// ended for longer is stuck.
const STUCK: u32 = 4;

/// The workers, and the requests that wait for one.
#[derive(Debug)]
pub(super) struct Pool {
    shared: Arc<Shared>,
    /// One a worker; empty before the first request.
    tasks: Mutex<Vec<JoinHandle<()>>>,
}

#[derive(Debug)]
struct Shared {
    environment: Environment,
    /// The folder with the data, once it is unpacked.
    data: OnceCell<PathBuf>,
    line: Mutex<VecDeque<Job>>,
    /// As many permits as there are jobs in the line.
    ready: Semaphore,
    /// Workers that are ready or at work.
    alive: AtomicUsize,
    /// Counts what has ended: jobs, starts and workers.
    ended: AtomicUsize,
}

#[derive(Debug)]
struct Job {
    frame: Vec<u8>,
    patience: Duration,
    reply: oneshot::Sender<Result<Spoke>>,
}

impl Pool {
    pub(super) fn new(environment: Environment) -> Self {
        let shared = Shared {
            environment,
            data: OnceCell::new(),
            line: Mutex::default(),
            ready: Semaphore::new(0),
            alive: AtomicUsize::new(0),
            ended: AtomicUsize::new(0),
        };
        Pool { shared: Arc::new(shared), tasks: Mutex::default() }
    }

    pub(super) async fn speak(&self, request: Request) -> Result<Spoke> {
        let (reply, spoke) = oneshot::channel();
        let chars = request.text.chars().count() as u32;
        let patience = self.shared.environment.patience + PATIENCE_PER_CHAR * chars;
        self.shared.put(Job { frame: request.encode(), patience, reply }, false);
        let mut spoke = spoke;
        // Looks are counted and not the time: a machine that slept has not waited.
        let (mut seen, mut quiet) = (self.shared.ended.load(Ordering::Relaxed), 0);
        loop {
            self.start();
            if let Ok(done) = timeout(LOOK, &mut spoke).await {
                return done.unwrap_or_else(|_| Err(broken("was stopped")));
            }
            let now = self.shared.ended.load(Ordering::Relaxed);
            quiet = if now == seen { quiet + 1 } else { 0 };
            seen = now;
            if LOOK * quiet > patience * STUCK + PATIENCE_TO_BURY {
                return Err(broken("could not be reached"));
            }
        }
    }

    /// Starts the workers that are not there: all at the first request, and those whose runtime is gone.
    /// A runtime may be gone for a while before its tasks are: so whoever waits looks again.
    fn start(&self) {
        let mut tasks = lock(&self.tasks);
        tasks.retain(|task| !task.is_finished());
        while tasks.len() < self.shared.environment.jobs.max(1) {
            tasks.push(tokio::spawn(run(self.shared.clone())));
        }
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // With its task a worker's pipes and its `Child` go, which kills it.
        lock(&self.tasks).iter().for_each(JoinHandle::abort);
    }
}

impl Shared {
    fn put(&self, job: Job, first: bool) {
        let mut line = lock(&self.line);
        match first {
            true => line.push_front(job),
            false => line.push_back(job),
        }
        self.ready.add_permits(1);
    }

    fn end(&self) {
        self.ended.fetch_add(1, Ordering::Relaxed);
    }

    /// The next job that somebody still waits for. Safe to drop while it waits.
    async fn next(&self) -> Job {
        loop {
            if let Ok(permit) = self.ready.acquire().await {
                permit.forget();
            }
            let job = lock(&self.line).pop_front();
            if let Some(job) = job.filter(|j| !j.reply.is_closed()) {
                return job;
            }
        }
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

fn broken(how: &str) -> Error {
    Error::new(Kind::Transient, format!("the speech worker {how}"))
}

/// One worker after another in one place of the pool.
async fn run(shared: Arc<Shared>) {
    // All start at once at the first request; one that replaces another starts when it is needed.
    let mut first = None;
    loop {
        match Worker::start(&shared).await {
            Ok(worker) => {
                let _alive = Alive::new(&shared);
                worker.drive(&shared, first.take()).await;
            }
            // The others go on with what there is; only if there are none is a job told why.
            Err(_) if shared.alive.load(Ordering::Relaxed) > 0 => {
                if let Some(job) = first.take() {
                    shared.put(job, true);
                }
                sleep(LOOK).await;
            }
            Err(why) => {
                let job = match first.take() {
                    Some(job) => job,
                    None => shared.next().await,
                };
                let _ = job.reply.send(Err(why));
            }
        }
        shared.end();
        first = Some(shared.next().await);
    }
}

/// Counts a worker as alive, also when its task is dropped.
struct Alive<'a>(&'a Shared);

impl<'a> Alive<'a> {
    fn new(shared: &'a Shared) -> Self {
        shared.alive.fetch_add(1, Ordering::Relaxed);
        Alive(shared)
    }
}

impl Drop for Alive<'_> {
    fn drop(&mut self) {
        self.0.alive.fetch_sub(1, Ordering::Relaxed);
    }
}

struct Worker {
    child: Child,
    input: ChildStdin,
    answers: mpsc::Receiver<io::Result<Answer>>,
    /// The worker has these, in this order.
    at_work: VecDeque<Job>,
}

impl Worker {
    async fn start(shared: &Shared) -> Result<Self> {
        let Environment { program, cache, patience, .. } = &shared.environment;
        let unpack = || async {
            let cache = cache.clone();
            let unpacked = tokio::task::spawn_blocking(move || unpack(&cache)).await;
            unpacked.unwrap_or_else(|e| Err(Error::new(Kind::Bug, "unpacking stopped").because(e)))
        };
        let data = shared.data.get_or_try_init(unpack).await?;
        let mut command = Command::new(program);
        command.arg(COMMAND).arg(data).kill_on_drop(true);
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        // Ctrl-C is for the parent, who ends its workers itself.
        #[cfg(unix)]
        command.process_group(0);
        let mut child = command.spawn().map_err(|e| {
            let what = format!("cannot start {} as a speech worker", program.display());
            // A machine that is full may have room a moment later.
            let full = matches!(
                e.kind(),
                io::ErrorKind::WouldBlock
                    | io::ErrorKind::OutOfMemory
                    | io::ErrorKind::ExecutableFileBusy
            );
            Error::new(if full { Kind::Transient } else { Kind::Refused }, what).because(e)
        })?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err(Error::new(Kind::System, "a speech worker has no pipes"));
        };
        let (sender, mut answers) = mpsc::channel(DEPTH);
        tokio::spawn(receive(output, sender));
        match timeout(*patience, answers.recv()).await {
            Ok(Some(Ok(Answer::Ready(version)))) if version == DATA_VERSION => {
                debug!(pid = child.id(), "a speech worker is ready");
                Ok(Worker { child, input, answers, at_work: VecDeque::new() })
            }
            Ok(Some(Ok(Answer::Ready(_)))) => Err(Error::new(
                Kind::Refused,
                format!("{} was replaced by another version; start it again", program.display()),
            )),
            Ok(Some(Ok(Answer::Failed(why)))) => Err(Error::new(Kind::Refused, why)),
            Ok(_) => Err(broken("ended before it was ready")),
            Err(_) => Err(broken("did not become ready in time")),
        }
    }

    /// Feeds the worker until it dies, hangs or talks nonsense.
    async fn drive(mut self, shared: &Shared, first: Option<Job>) {
        let mut deadline = Instant::now();
        let mut give = first;
        loop {
            if let Some(job) = give.take() {
                if self.at_work.is_empty() {
                    deadline = Instant::now() + job.patience;
                }
                // A worker that is stopped does not read, and the pipe fills.
                let sent = timeout(job.patience, self.input.write_all(&job.frame)).await;
                self.at_work.push_back(job);
                match sent {
                    Ok(Ok(())) => {}
                    Ok(Err(e)) => return self.bury(shared, &format!("is gone: {e}")).await,
                    Err(_) => return self.bury(shared, "takes no request").await,
                }
            }
            let (busy, free) = (!self.at_work.is_empty(), self.at_work.len() < DEPTH);
            tokio::select! {
                biased;
                answer = self.answers.recv() => match answer {
                    Some(Ok(answer)) if busy && !matches!(answer, Answer::Ready(_)) => {
                        let job = self.at_work.pop_front();
                        shared.end();
                        if let Some(next) = self.at_work.front() {
                            deadline = Instant::now() + next.patience;
                        }
                        if let Some(job) = job {
                            let _ = job.reply.send(match answer {
                                Answer::Spoke(spoke) => Ok(spoke),
                                Answer::Failed(why) | Answer::Ready(why) => {
                                    Err(Error::new(Kind::Refused, why))
                                }
                            });
                        }
                    }
                    Some(Err(e)) => return self.bury(shared, &format!("sent nonsense: {e}")).await,
                    Some(Ok(_)) => return self.bury(shared, "answered without a question").await,
                    None => return self.bury(shared, "crashed").await,
                },
                job = shared.next(), if free => give = Some(job),
                () = sleep_until(deadline), if busy => {
                    return self.bury(shared, "did not answer in time").await;
                }
            }
        }
    }

    /// Ends the worker. The request it was at fails, since it may be the reason; those behind it
    /// go back to the head of the line.
    async fn bury(mut self, shared: &Shared, how: &str) {
        debug!(pid = self.child.id(), "a speech worker {how}");
        let head = self.at_work.pop_front();
        while let Some(job) = self.at_work.pop_back() {
            shared.put(job, true);
        }
        let _ = self.child.start_kill();
        let status = timeout(PATIENCE_TO_BURY, self.child.wait()).await;
        if let Some(job) = head {
            let status = match status {
                Ok(Ok(status)) => format!(" ({status})"),
                Ok(Err(_)) | Err(_) => String::new(),
            };
            let _ = job.reply.send(Err(broken(&format!("{how}{status}"))));
        }
    }
}

fn unpack(cache: &Path) -> Result<PathBuf> {
    aloud_espeak::unpack(cache).map_err(|e| {
        let what = format!("cannot unpack the speech engine's data into {}", cache.display());
        Error::new(Kind::Disk, what).because(e)
    })
}

/// Reads answers until the pipe closes or makes no sense.
async fn receive(mut from: ChildStdout, to: mpsc::Sender<io::Result<Answer>>) {
    loop {
        let answer = match next_body(&mut from).await {
            Ok(Some(body)) => Answer::decode(&body),
            Ok(None) => return,
            Err(e) => Err(e),
        };
        let last = answer.is_err();
        if to.send(answer).await.is_err() || last {
            return;
        }
    }
}

async fn next_body(from: &mut ChildStdout) -> io::Result<Option<Vec<u8>>> {
    let mut head = [0; 4];
    // A worker that dies between frames has just died; one that dies inside has too.
    if from.read_exact(&mut head).await.is_err() {
        return Ok(None);
    }
    let len = body_len(head)?;
    let mut body = Vec::new();
    body.try_reserve_exact(len)?;
    from.take(len as u64).read_to_end(&mut body).await?;
    Ok((body.len() == len).then_some(body))
}
