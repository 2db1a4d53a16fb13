//! A server on the loopback network that answers as a test tells it to, byte by byte.

use std::io::{self, Read, Write};
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};

/// A connection: the request is read, and the answer is to be written.
pub trait Stream: Read + Write {}

impl<T: Read + Write> Stream for T {}

/// Stops with the value.
pub struct Server {
    address: SocketAddr,
    asked: Arc<Mutex<Vec<String>>>,
    stop: Arc<AtomicBool>,
    accepting: Option<JoinHandle<()>>,
}

impl Server {
    /// Answers each request by its head, on a thread of its own. That a client goes away is no
    /// failure here.
    pub fn start(
        answer: impl Fn(&str, &mut dyn Stream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        Self::start_over(|stream| Ok(Box::new(stream)), answer)
    }

    /// The same over TLS, or whatever else `wrap` lays around a connection.
    pub fn start_over(
        wrap: impl Fn(TcpStream) -> io::Result<Box<dyn Stream>> + Send + Sync + 'static,
        answer: impl Fn(&str, &mut dyn Stream) -> io::Result<()> + Send + Sync + 'static,
    ) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (asked, stop) = (Arc::new(Mutex::new(Vec::new())), Arc::new(AtomicBool::new(false)));
        let work = Arc::new((wrap, answer));
        let (heads, stopped) = (asked.clone(), stop.clone());
        let accepting = thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if stopped.load(Ordering::Relaxed) {
                    break;
                }
                let (work, heads) = (work.clone(), heads.clone());
                thread::spawn(move || -> io::Result<()> {
                    let mut stream = work.0(stream)?;
                    let head = read_head(&mut *stream)?;
                    heads.lock().unwrap().push(head.clone());
                    work.1(&head, &mut *stream)?;
                    stream.flush()
                });
            }
        });
        Server { address, asked, stop, accepting: Some(accepting) }
    }

    /// One that says the same to all.
    pub fn saying(answer: impl Into<Vec<u8>>) -> Self {
        let answer = answer.into();
        Self::start(move |_, stream| stream.write_all(&answer))
    }

    pub fn port(&self) -> u16 {
        self.address.port()
    }

    /// The address of a path.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// The heads of the requests so far.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap().clone()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
        // Wakes it.
        let _ = TcpStream::connect(self.address);
        if let Some(accepting) = self.accepting.take() {
            let _ = accepting.join();
        }
    }
}

fn read_head(stream: &mut dyn Stream) -> io::Result<String> {
    let mut head = Vec::new();
    let mut byte = [0];
    while !head.ends_with(b"\r\n\r\n") {
        stream.read_exact(&mut byte)?;
        head.push(byte[0]);
    }
    Ok(String::from_utf8_lossy(&head).into_owned())
}

/// Waits until the client hangs up.
pub fn hold(stream: &mut dyn Stream) -> io::Result<()> {
    while stream.read(&mut [0; 64])? > 0 {}
    Ok(())
}

/// An answer of a status line, headers and a body of the length that it says.
pub fn reply(status: &str, headers: &str, body: impl AsRef<[u8]>) -> Vec<u8> {
    let body = body.as_ref();
    let length = body.len();
    let mut answer = format!("HTTP/1.1 {status}\r\nContent-Length: {length}\r\n{headers}\r\n\r\n")
        .replace("\r\n\r\n\r\n", "\r\n\r\n")
        .into_bytes();
    answer.extend(body);
    answer
}
