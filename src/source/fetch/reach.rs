//! Who may be reached.
//!
//! A stranger's address must not make this program ask a machine that only we can reach: the cloud
//! host's secrets at 169.254.169.254, a router, a service on this very machine. So the addresses of
//! a host are looked up and checked here, and the request is pinned to those: a name server that
//! answers otherwise a moment later (DNS rebinding) is not asked again.
//!
//! Where a proxy is set, it looks names up and not we: what a name means to it cannot be checked,
//! only what it means here. So under [`Reach::Public`] no proxy is used.

use super::trail::Trail;
use crate::Result;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, ToSocketAddrs};
use url::Host;

/// Whose hosts may be on a private network: on this machine, in this house, in this cloud.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Reach {
    /// The host that the input names, wherever it is. It was typed by the user, who may well read
    /// `http://localhost`. Hosts that it leads to are treated as under `Public`.
    Anywhere,
    /// None but those allowed by name. For addresses that were written by others: in feeds, in
    /// links, in requests to a server.
    #[default]
    Public,
}

/// How to connect to a host.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Route {
    /// As the system would.
    Any,
    /// To one of these addresses only; none if its name is unknown.
    Pinned(Vec<SocketAddr>),
}

/// How the last address of a trail may be reached, where these hosts are allowed by name.
///
/// # Errors
/// `Input`, if it may not.
pub(super) async fn route(reach: Reach, allow: &[String], trail: &Trail) -> Result<Route> {
    let url = trail.here();
    let host = url.host_str().unwrap_or_default().to_owned();
    if reach == Reach::Anywhere && trail.stayed() || allows(allow, &host) {
        return Ok(Route::Any);
    }
    let (addresses, route) = match url.host() {
        Some(Host::Ipv4(ip)) => (vec![ip.into()], Route::Any),
        Some(Host::Ipv6(ip)) => (vec![ip.into()], Route::Any),
        _ => {
            let port = url.port_or_known_default().unwrap_or_default();
            let name = host.clone();
            let look_up = move || (name, port).to_socket_addrs().map(Iterator::collect);
            // A name that is not known here may be known to the proxy; without one, nothing is
            // connected to.
            let found = tokio::task::spawn_blocking(look_up).await;
            let found: Vec<SocketAddr> = found.ok().and_then(|r| r.ok()).unwrap_or_default();
            (found.iter().map(SocketAddr::ip).collect(), Route::Pinned(found))
        }
    };
    // One private address among public ones is a trap.
    match addresses.into_iter().find(|ip| !is_public(*ip)) {
        None => Ok(route),
        Some(ip) => Err(trail.refuse(format_args!(
            "{host} is on a private network ({ip}), and only hosts that you name yourself may \
             be there; if you trust it, add \"{host}\" to `allow` in [fetch] of the configuration"
        ))),
    }
}

fn allows(allow: &[String], host: &str) -> bool {
    let bare = |h: &str| h.trim_matches(['[', ']']).to_ascii_lowercase();
    allow.iter().any(|allowed| bare(allowed) == bare(host))
}

/// The networks of IPv4 that are not the internet: IANA's registry of special-purpose addresses,
/// multicast, and what is reserved.
const PRIVATE_V4: &[(Ipv4Addr, u32)] = &[
    (Ipv4Addr::new(0, 0, 0, 0), 8),       // this network
    (Ipv4Addr::new(10, 0, 0, 0), 8),      // private
    (Ipv4Addr::new(100, 64, 0, 0), 10),   // shared by the customers of a carrier
    (Ipv4Addr::new(127, 0, 0, 0), 8),     // this machine
    (Ipv4Addr::new(169, 254, 0, 0), 16),  // this link; the cloud host's metadata
    (Ipv4Addr::new(172, 16, 0, 0), 12),   // private
    (Ipv4Addr::new(192, 0, 0, 0), 24),    // protocols
    (Ipv4Addr::new(192, 0, 2, 0), 24),    // examples
    (Ipv4Addr::new(192, 88, 99, 0), 24),  // old relays of 6to4
    (Ipv4Addr::new(192, 168, 0, 0), 16),  // private
    (Ipv4Addr::new(198, 18, 0, 0), 15),   // measurements
    (Ipv4Addr::new(198, 51, 100, 0), 24), // examples
    (Ipv4Addr::new(203, 0, 113, 0), 24),  // examples
    (Ipv4Addr::new(224, 0, 0, 0), 3),     // multicast, reserved, broadcast
];

/// The same within 2000::/3, the part of IPv6 that is the internet.
const PRIVATE_V6: &[(Ipv6Addr, u32)] = &[
    (Ipv6Addr::new(0x2001, 0, 0, 0, 0, 0, 0, 0), 23), // protocols; tunnels of Teredo
    (Ipv6Addr::new(0x2001, 0xdb8, 0, 0, 0, 0, 0, 0), 32), // examples
    (Ipv6Addr::new(0x3fff, 0, 0, 0, 0, 0, 0, 0), 20), // examples
];

/// Whether an address is on the internet.
fn is_public(ip: IpAddr) -> bool {
    match ip {
        IpAddr::V4(ip) => is_public_v4(ip),
        IpAddr::V6(ip) => is_public_v6(ip),
    }
}

fn is_public_v4(ip: Ipv4Addr) -> bool {
    !PRIVATE_V4.iter().any(|(net, bits)| (ip.to_bits() ^ net.to_bits()) >> (32 - bits) == 0)
}

fn is_public_v6(ip: Ipv6Addr) -> bool {
    let within = |net: &Ipv6Addr, bits: u32| (ip.to_bits() ^ net.to_bits()) >> (128 - bits) == 0;
    let [a, b, c, d, e, f, g, h] = ip.segments();
    let v4 = |high: u16, low: u16| Ipv4Addr::from_bits(u32::from(high) << 16 | u32::from(low));
    match (a, b, [c, d, e, f]) {
        // Mapped; compatible, with it :: and ::1.
        (0, 0, [0, 0, 0, 0xffff | 0]) => is_public_v4(v4(g, h)),
        // NAT64: how hosts of IPv4 look from a network without it.
        (0x64, 0xff9b, [0, 0, 0, 0]) => is_public_v4(v4(g, h)),
        // 6to4.
        (0x2002, ..) => is_public_v4(v4(b, c)),
        _ => a >> 13 == 1 && !PRIVATE_V6.iter().any(|(net, bits)| within(net, *bits)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use reqwest::Url;

    const PRIVATE: &[&str] = &[
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.8",
        "192.168.0.1",
        "198.19.0.1",
        "224.0.0.1",
        "239.1.1.1",
        "240.0.0.1",
        "255.255.255.255",
        "[::]",
        "[::1]",
        "[::7f00:1]",
        "[::ffff:127.0.0.1]",
        "[::ffff:169.254.169.254]",
        "[::ffff:0:127.0.0.1]",
        "[64:ff9b::10.0.0.1]",
        "[64:ff9b:1::808:808]",
        "[100::1]",
        "[2001::1]",
        "[2001:db8::1]",
        "[2002:7f00:1::]",
        "[2002:a9fe:a9fe::1]",
        "[3fff::1]",
        "[fc00::1]",
        "[fd12:3456::1]",
        "[fe80::1]",
        "[fec0::1]",
        "[ff02::1]",
        "[4000::1]",
        // Other ways to write 127.0.0.1, 10.0.0.1 and 169.254.169.254.
        "2130706433",
        "0x7f000001",
        "0x7f.1",
        "0177.0.0.1",
        "127.1",
        "017700000001",
        "0xa.0.0.1",
        "2852039166",
        "0xA9.0xFE.0xA9.0xFE",
        "①②⑦.0.0.1",
        "127。0。0。1",
        "127.0.0.1.",
    ];

    const PUBLIC: &[&str] = &[
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.0.0.1",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.167.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "[2606:4700::1111]",
        "[2a00:1450::1]",
        "[2001:200::1]",
        "[64:ff9b::8.8.8.8]",
        "[::ffff:8.8.8.8]",
        "[2002:808:808::1]",
        "134744072",
    ];

    fn ip(host: &str) -> IpAddr {
        match Url::parse(&format!("http://{host}/")).unwrap().host().unwrap() {
            Host::Ipv4(ip) => ip.into(),
            Host::Ipv6(ip) => ip.into(),
            Host::Domain(name) => panic!("{name} is not an address"),
        }
    }

    #[test]
    fn private_addresses_are_known_in_every_spelling() {
        PRIVATE.iter().for_each(|host| assert!(!is_public(ip(host)), "{host}"));
        PUBLIC.iter().for_each(|host| assert!(is_public(ip(host)), "{host}"));
    }

    /// A policy: who may be reached, and the hosts that are allowed by name.
    type Policy<'a> = (Reach, &'a [&'a str]);

    fn route((reach, allow): Policy<'_>, way: &[&str]) -> Result<Route> {
        let mut trail = Trail::new(way[0], Url::parse(way[0]).unwrap());
        way[1..].iter().for_each(|to| trail.follow(to).unwrap());
        let allow: Vec<String> = allow.iter().map(|h| h.to_string()).collect();
        let runtime = tokio::runtime::Builder::new_current_thread().build().unwrap();
        runtime.block_on(super::route(reach, &allow, &trail))
    }

    #[test]
    fn what_the_user_types_may_be_anywhere_and_what_others_write_may_not() {
        let user: Policy = (Reach::Anywhere, &[]);
        let feed: Policy = (Reach::Public, &[]);
        for host in PRIVATE.iter().chain(&["localhost"]) {
            let private = format!("http://{host}/");
            assert_eq!(route(user, &[&private]).unwrap(), Route::Any, "{host}");
            assert_eq!(route(user, &[&private, "/a", "/b"]).unwrap(), Route::Any, "{host}");
            for refused in [
                route(feed, &[&private]),
                route(feed, &["http://1.1.1.1/", &private]),
                route(user, &["http://1.1.1.1/", &private]),
                // There and back again: the second time it was others who led here.
                route(user, &[&private, "http://1.1.1.1/", &format!("{private}admin")]),
            ] {
                let e = refused.unwrap_err().to_string();
                assert!(e.contains("is on a private network"), "{host}: {e}");
            }
        }
        assert_eq!(route(feed, &["http://1.1.1.1/"]).unwrap(), Route::Any);
    }

    #[test]
    fn a_host_is_allowed_by_its_name_and_no_other() {
        let feed: Policy = (Reach::Public, &["LocalHost", "::1"]);
        assert_eq!(route(feed, &["http://localhost:81/"]).unwrap(), Route::Any);
        assert_eq!(route(feed, &["http://[::1]/"]).unwrap(), Route::Any);
        for other in ["http://127.0.0.1/", "http://169.254.169.254/", "http://[::2]/"] {
            assert!(route(feed, &["http://localhost/", other]).is_err(), "{other}");
        }
    }

    #[test]
    fn an_unknown_name_leads_nowhere() {
        // No label may be so long, so no name server is asked.
        let unknown = format!("http://{}.invalid/", "a".repeat(64));
        let feed: Policy = (Reach::Public, &[]);
        assert_eq!(route(feed, &[&unknown]).unwrap(), Route::Pinned(Vec::new()));
    }
}
