package io.github.scalekit4ee.comparison;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.github.scalekit4ee.testing.SimulatedScalekit;
import java.util.ArrayList;
import java.util.List;

/**
 * Tokens that every contestant accepts: Scalekit's claims, and {@code upn} and {@code groups} besides, which MicroProfile JWT
 * asks for. Each has a subject of its own.
 */
final class Tokens {

    static final String AUDIENCE = "https://api.acme.example";

    private static final String ROLE = "read:deployments";

    private final List<String> tokens = new ArrayList<>();

    Tokens(SimulatedScalekit scalekit, int count) {
        for (int i = 0; i < count; i++) {
            tokens.add(scalekit.mint()
                    .organizationClient()
                    .client(subject(i))
                    .audience(AUDIENCE)
                    .scopes(ROLE)
                    .claim("upn", subject(i))
                    .claim("groups", List.of(ROLE))
                    .token());
        }
    }

    int count() {
        return tokens.size();
    }

    int length() {
        return tokens.get(0).length();
    }

    String subject(int index) {
        return "m2morg_" + (690_388_190_000L + index);
    }

    byte[] request(String path, int index) {
        return request(path, "Authorization: Bearer " + tokens.get(index) + "\r\n");
    }

    /** The first so many tokens, in requests. */
    List<byte[]> requests(String path, int number) {
        List<byte[]> requests = new ArrayList<>();
        for (int i = 0; i < number; i++) {
            requests.add(request(path, i));
        }
        return requests;
    }

    byte[] none(String path) {
        return request(path, "");
    }

    /** The signature of one token under the claims of another. */
    byte[] tampered(String path) {
        String signature = tokens.get(1).substring(tokens.get(1).lastIndexOf('.'));
        String token = tokens.get(0).substring(0, tokens.get(0).lastIndexOf('.')) + signature;
        return request(path, "Authorization: Bearer " + token + "\r\n");
    }

    private static byte[] request(String path, String authorization) {
        return ("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n" + authorization + "\r\n").getBytes(US_ASCII);
    }
}
