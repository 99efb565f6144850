package io.github.scalekit4ee.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.util.JsonRecyclerPools;
import java.io.IOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object from bytes that nobody has vouched for: a JOSE header, a claims set, a JWK Set.
 *
 * <p>Values are {@link String}, {@link Long}, {@link java.math.BigInteger} where an integer does not fit a long,
 * {@link java.math.BigDecimal} with the scale of the text, {@link Boolean}, {@link java.util.List}, {@link Map} and null.
 * All are immutable.
 */
public final class StrictJson {

    /** Most bytes of one document: a JWK Set's limit, the largest thing read here. */
    public static final int MAX_LENGTH = 64 * 1024;

    private static final int MAX_DEPTH = 32;
    private static final int MAX_NAME_LENGTH = 512;
    private static final int MAX_NUMBER_LENGTH = 128;

    /*
     * The buffers' pool belongs to this factory and goes with its class loader; a thread-local one would pin the loader of
     * an undeployed application to the server's threads. Names are neither interned nor kept in the factory's symbol table,
     * which any sender of rubbish could fill.
     */
    private static final JsonFactory FACTORY = new JsonFactoryBuilder()
            .recyclerPool(JsonRecyclerPools.newConcurrentDequePool())
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .maxStringLength(MAX_LENGTH)
                    .maxNumberLength(MAX_NUMBER_LENGTH)
                    .maxDocumentLength(MAX_LENGTH)
                    .build())
            .build();

    private StrictJson() {}

    /**
     * Parses a whole array as one object.
     *
     * @throws MalformedJsonException when the bytes are anything else
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8) throws MalformedJsonException {
        return parseObject(utf8, 0, utf8.length);
    }

    /**
     * Parses a part of an array as one object.
     *
     * @throws MalformedJsonException when the bytes are anything else
     */
    public static Map<String, @Nullable Object> parseObject(byte[] utf8, int offset, int length)
            throws MalformedJsonException {
        if (length > MAX_LENGTH) {
            throw new MalformedJsonException("longer than " + MAX_LENGTH + " bytes");
        }
        String text = StrictText.decode(utf8, offset, length);
        // Each string is looked at for half surrogates only where an escape could have made one.
        boolean escapes = text.indexOf('\\') >= 0;
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedJsonException("not a JSON object");
            }
            Map<String, @Nullable Object> object = new ValueReader(parser, escapes).object();
            if (parser.nextToken() != null) {
                throw new MalformedJsonException("data after the JSON object");
            }
            return object;
        } catch (MalformedJsonException e) {
            throw e;
        } catch (IOException e) {
            // Without the cause: its message quotes the document.
            throw new MalformedJsonException("not strict JSON: bad syntax, a duplicate member, or too deep or long");
        }
    }
}
