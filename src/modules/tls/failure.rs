//! Why a handshake failed, in OpenSSL's words: programs match on Node's `ERR_SSL_…` codes.

use crate::io::tls::Failure;
use rustls::{AlertDescription, Error, InvalidMessage, PeerIncompatible, PeerMisbehaved};

/// OpenSSL's number for its part that speaks TLS.
const LIBRARY: u32 = 20 << 23;
/// Alerts that were received have this much added to their number.
const ALERT: u32 = 1000;

/// OpenSSL's number of a failure and its reason, from which code and message are made.
pub fn reason(failure: &Failure) -> (u32, &'static str) {
    let (number, text) = match failure {
        Failure::Http => (156, "http request"),
        Failure::Tls(error) => of_error(error),
    };
    (LIBRARY + number, text)
}

fn of_error(error: &Error) -> (u32, &'static str) {
    match error {
        Error::AlertReceived(alert) => of_alert(*alert),
        Error::InvalidMessage(message) => of_message(message),
        Error::PeerIncompatible(what) => of_incompatibility(what),
        Error::NoCertificatesPresented => (199, "peer did not return a certificate"),
        Error::DecryptError => (281, "decryption failed or bad record mac"),
        Error::PeerSentOversizedRecord => (198, "packet length too long"),
        Error::NoApplicationProtocol => (235, "no application protocol"),
        Error::InappropriateMessage { .. } => (245, "unexpected record"),
        Error::InappropriateHandshakeMessage { .. } => (244, "unexpected message"),
        Error::InvalidCertificate(_) => (123, "bad signature"),
        Error::PeerMisbehaved(PeerMisbehaved::TooMuchEarlyDataReceived) => (164, "too much early data"),
        Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedCipherSuite) => (261, "wrong cipher returned"),
        Error::PeerMisbehaved(PeerMisbehaved::SelectedUnofferedApplicationProtocol) => (110, "bad extension"),
        Error::PeerMisbehaved(_) => (271, "bad handshake state"),
        // What the certificates' owner could not say: there was none that suits.
        Error::General(text) if text.contains("certificate") => (193, "no shared cipher"),
        _ => (68, "internal error"),
    }
}

fn of_message(message: &InvalidMessage) -> (u32, &'static str) {
    match message {
        InvalidMessage::InvalidContentType
        | InvalidMessage::UnknownProtocolVersion
        | InvalidMessage::InvalidEmptyPayload => (267, "wrong version number"),
        InvalidMessage::MessageTooLarge | InvalidMessage::HandshakePayloadTooLarge => {
            (198, "packet length too long")
        }
        _ => (159, "length mismatch"),
    }
}

fn of_incompatibility(what: &PeerIncompatible) -> (u32, &'static str) {
    match what {
        PeerIncompatible::Tls12NotOffered
        | PeerIncompatible::Tls12NotOfferedOrEnabled
        | PeerIncompatible::Tls13RequiredForQuic
        | PeerIncompatible::ServerDoesNotSupportTls12Or13
        | PeerIncompatible::ServerTlsVersionIsDisabledByOurConfig
        | PeerIncompatible::SupportedVersionsExtensionRequired => (258, "unsupported protocol"),
        PeerIncompatible::NoKxGroupsInCommon => (101, "no suitable key share"),
        PeerIncompatible::NoSignatureSchemesInCommon
        | PeerIncompatible::NoCertificateRequestSignatureSchemesInCommon => {
            (118, "no suitable signature algorithm")
        }
        _ => (193, "no shared cipher"),
    }
}

fn of_alert(alert: AlertDescription) -> (u32, &'static str) {
    let text = match alert {
        AlertDescription::CloseNotify => "sslv3 alert close notify",
        AlertDescription::UnexpectedMessage => "sslv3 alert unexpected message",
        AlertDescription::BadRecordMac => "sslv3 alert bad record mac",
        AlertDescription::DecryptionFailed => "tlsv1 alert decryption failed",
        AlertDescription::RecordOverflow => "tlsv1 alert record overflow",
        AlertDescription::DecompressionFailure => "sslv3 alert decompression failure",
        AlertDescription::HandshakeFailure => "sslv3 alert handshake failure",
        AlertDescription::NoCertificate => "sslv3 alert no certificate",
        AlertDescription::BadCertificate => "sslv3 alert bad certificate",
        AlertDescription::UnsupportedCertificate => "sslv3 alert unsupported certificate",
        AlertDescription::CertificateRevoked => "sslv3 alert certificate revoked",
        AlertDescription::CertificateExpired => "sslv3 alert certificate expired",
        AlertDescription::CertificateUnknown => "sslv3 alert certificate unknown",
        AlertDescription::IllegalParameter => "sslv3 alert illegal parameter",
        AlertDescription::UnknownCA => "tlsv1 alert unknown ca",
        AlertDescription::AccessDenied => "tlsv1 alert access denied",
        AlertDescription::DecodeError => "tlsv1 alert decode error",
        AlertDescription::DecryptError => "tlsv1 alert decrypt error",
        AlertDescription::ProtocolVersion => "tlsv1 alert protocol version",
        AlertDescription::InsufficientSecurity => "tlsv1 alert insufficient security",
        AlertDescription::InternalError => "tlsv1 alert internal error",
        AlertDescription::InappropriateFallback => "tlsv1 alert inappropriate fallback",
        AlertDescription::UserCanceled => "tlsv1 alert user cancelled",
        AlertDescription::NoRenegotiation => "tlsv1 alert no renegotiation",
        AlertDescription::MissingExtension => "tlsv13 alert missing extension",
        AlertDescription::UnsupportedExtension => "tlsv1 unsupported extension",
        AlertDescription::UnrecognisedName => "tlsv1 unrecognized name",
        AlertDescription::CertificateRequired => "tlsv13 alert certificate required",
        AlertDescription::NoApplicationProtocol => "tlsv1 alert no application protocol",
        _ => "unknown alert type",
    };
    (ALERT + u32::from(u8::from(alert)), text)
}
