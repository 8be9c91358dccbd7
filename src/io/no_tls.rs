//! What stands for `tls.rs` in a binary without the feature `tls`: a session that nobody can have.

use super::stream::{Input, Wire};
use socket2::Socket;
use std::io;

pub enum Session {}

/// What became of plain bytes that were to be sent.
pub struct Sent {
    pub taken: usize,
    pub all_out: bool,
}

impl Session {
    pub fn read(&mut self, _wire: &mut Wire, _buffer: &mut [u8]) -> io::Result<Input> {
        match *self {}
    }

    pub fn send(&mut self, _socket: &Socket, _plain: &[u8]) -> io::Result<Sent> {
        match *self {}
    }

    pub fn has_output(&self) -> bool {
        match *self {}
    }

    pub fn finish(&mut self) {
        match *self {}
    }

    pub fn take_notice(&mut self) -> Option<u8> {
        match *self {}
    }

    pub fn is_handshaking(&self) -> bool {
        match *self {}
    }
}
