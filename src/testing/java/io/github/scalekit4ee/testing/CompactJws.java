package io.github.scalekit4ee.testing;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.Base64;

/** The compact serialization of RFC 7515 section 3.1 over any bytes, valid JSON or not. */
final class CompactJws {
    private CompactJws() {}

    static String sign(byte[] header, byte[] payload, Signer signer, JwsAlgorithm algorithm) {
        String input = base64Url(header) + '.' + base64Url(payload);
        return input + '.' + base64Url(signer.sign(algorithm, input.getBytes(US_ASCII)));
    }

    static String base64Url(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
