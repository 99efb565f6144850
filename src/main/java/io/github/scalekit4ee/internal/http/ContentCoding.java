package io.github.scalekit4ee.internal.http;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpHeaders;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Undoes the content coding of a body (RFC 9110 section 8.4). We ask for none, but servers and proxies in between are found that
 * apply gzip to whatever they send.
 */
final class ContentCoding {

    private static final int MAX_NAME = 40;

    private ContentCoding() {}

    /**
     * @param limit greatest size of what comes out, in bytes; nothing beyond it is decoded, whatever a few bytes claim to hold
     * @return the body itself where it has no coding
     * @throws IOException when it cannot be decoded; its message names the coding
     */
    static byte[] decode(HttpHeaders headers, byte[] body, int limit) throws IOException {
        List<String> codings = codings(headers);
        if (body.length == 0 || codings.isEmpty()) {
            return body;
        }
        // RFC 9110 section 8.4.1.3: "x-gzip" is the same.
        if (codings.size() == 1 && codings.get(0).matches("(x-)?gzip")) {
            return gunzip(body, limit);
        }
        throw new IOException(
                "the answer has the content coding " + shown(codings)
                        + ", which was not asked for. Have the peer, or a proxy in front of it, send none (Accept-Encoding: identity)");
    }

    private static List<String> codings(HttpHeaders headers) {
        return headers.allValues("Content-Encoding").stream()
                .flatMap(line -> Stream.of(line.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty() && !name.equals("identity"))
                .toList();
    }

    private static byte[] gunzip(byte[] body, int limit) throws IOException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(body))) {
            byte[] decoded = stream.readNBytes(limit + 1);
            if (decoded.length > limit) {
                throw new IOException(BoundedBody.tooLarge(limit) + " without its gzip coding");
            }
            return decoded;
        } catch (EOFException e) {
            throw new IOException("the answer ends in the middle of its gzip coding", e);
        } catch (ZipException e) {
            throw new IOException("the answer is not gzip, though its Content-Encoding says so", e);
        }
    }

    /** The peer chose the text. */
    private static String shown(List<String> codings) {
        String names = String.join(", ", codings).replaceAll("[^\\x21-\\x7E ]", "?");
        return '"' + (names.length() > MAX_NAME ? names.substring(0, MAX_NAME) + "…" : names) + '"';
    }
}
