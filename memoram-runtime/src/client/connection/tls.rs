//! The settings of TLS as rustls takes them.

use std::sync::Arc;

use rustls::crypto::{CryptoProvider, aws_lc_rs};
use rustls::pki_types::pem::PemObject;
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use rustls::{ClientConfig, RootCertStore, version};
use rustls_platform_verifier::Verifier;

use super::Connection;
use crate::build_error::BuildError;
use crate::send::BaseUrl;

impl Connection {
    pub(super) fn tls(&self, base_url: &BaseUrl) -> Result<ClientConfig, BuildError> {
        // An application may have installed one for the whole process.
        let provider = CryptoProvider::get_default().cloned();
        let provider = provider.unwrap_or_else(|| Arc::new(aws_lc_rs::default_provider()));
        let config = ClientConfig::builder_with_provider(Arc::clone(&provider))
            .with_protocol_versions(&[&version::TLS13, &version::TLS12])
            .map_err(|_| BuildError::Tls)?;
        let roots = self.roots()?;
        let config = match self.only_these_roots || !base_url.is_https() {
            // Plain `http` needs no certificates, and must work on a machine that has none.
            true => config.with_root_certificates(store(roots)?),
            false => config.dangerous().with_custom_certificate_verifier(Arc::new(verifier(roots, provider)?)),
        };
        match &self.identity {
            Some(pem) => {
                let (chain, key) = identity(pem).ok_or(BuildError::Identity)?;
                config.with_client_auth_cert(chain, key).map_err(|_| BuildError::Tls)
            }
            None => Ok(config.with_no_client_auth()),
        }
    }

    fn roots(&self) -> Result<Vec<CertificateDer<'static>>, BuildError> {
        let mut roots = Vec::new();
        for pem in &self.roots {
            let bundle = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>();
            let bundle = bundle.ok().filter(|bundle| !bundle.is_empty()).ok_or(BuildError::RootCertificate)?;
            roots.extend(bundle);
        }
        Ok(roots)
    }
}

/// Trusts what the operating system trusts, and `roots`.
fn verifier(roots: Vec<CertificateDer<'static>>, provider: Arc<CryptoProvider>) -> Result<Verifier, BuildError> {
    if roots.is_empty() {
        return Verifier::new(provider).map_err(|_| BuildError::Tls);
    }
    // Android's own verifier takes no other roots.
    #[cfg(target_os = "android")]
    return Err(BuildError::Tls);
    #[cfg(not(target_os = "android"))]
    Verifier::new_with_extra_roots(roots, provider).map_err(|_| BuildError::Tls)
}

fn store(roots: Vec<CertificateDer<'static>>) -> Result<RootCertStore, BuildError> {
    let mut store = RootCertStore::empty();
    for root in roots {
        store.add(root).map_err(|_| BuildError::Tls)?;
    }
    Ok(store)
}

fn identity(pem: &[u8]) -> Option<(Vec<CertificateDer<'static>>, PrivateKeyDer<'static>)> {
    let chain = CertificateDer::pem_slice_iter(pem).collect::<Result<Vec<_>, _>>().ok()?;
    let key = PrivateKeyDer::from_pem_slice(pem).ok()?;
    (!chain.is_empty()).then_some((chain, key))
}
