"""The national algorithms give what their standards say (RFC 8998, appendix A.1; GB/T 32905, annex A)."""

from cryptography.hazmat.primitives.hashes import SM3, Hash

from shared.crypto.hashing import keyed_hash
from shared.crypto.sealing import SealingKey, _decrypt, _encrypt
from shared.crypto.suites import Suite

KEY = SealingKey(1, Suite.SM4_GCM, bytes.fromhex("0123456789ABCDEFFEDCBA9876543210") + b"unused" * 3)
NONCE = bytes.fromhex("00001234567800000000ABCD")
PLACE = bytes.fromhex("FEEDFACEDEADBEEFFEEDFACEDEADBEEFABADDAD2")
PLAIN = b"".join(bytes([octet]) * 8 for octet in (0xAA, 0xBB, 0xCC, 0xDD, 0xEE, 0xFF, 0xEE, 0xAA))
SEALED = bytes.fromhex(
    "17F399F08C67D5EE19D0DC9969C4BB7D5FD46FD3756489069157B282BB200735"
    "D82710CA5C22F0CCFA7CBF93D496AC15A56834CBCF98C397B4024A2691233B8D"
    "83DE3541E4C2B58177E065A9BF7B62EC"
)


def sm3(content: bytes) -> bytes:
    digest = Hash(SM3())
    digest.update(content)
    return digest.finalize()


def test_sm4_gcm_is_that_of_the_standard() -> None:
    assert _encrypt(KEY, NONCE, PLAIN, PLACE) == SEALED
    assert _decrypt(KEY, NONCE, SEALED, PLACE) == PLAIN


def test_sm3_is_that_of_the_standard() -> None:
    assert sm3(b"abc").hex() == "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"


def test_the_keyed_hash_is_hmac_over_sm3() -> None:
    key, tag = b"k" * 32, "yangguang/test/1"
    framed = len(tag).to_bytes(4, "big") + tag.encode() + (1).to_bytes(8, "big") + b"x"
    inner, outer = (bytes(octet ^ pad for octet in key.ljust(64, b"\0")) for pad in (0x36, 0x5C))
    assert keyed_hash(key, tag, b"x", suite=Suite.SM4_GCM) == sm3(outer + sm3(inner + framed))
