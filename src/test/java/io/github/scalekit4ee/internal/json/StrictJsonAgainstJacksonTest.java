package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Jackson as the second opinion, on documents with a few bytes changed at random. Its verdict is asked for text that we know
 * to be UTF-8, since that is where it is lenient; half surrogates, which it lets pass, are left out.
 */
class StrictJsonAgainstJacksonTest {

    private static final int ROUNDS = 50_000;

    private static final String[] SEEDS = {
        "{\"client_id\":\"m2m_1\",\"exp\":1745305340,\"aud\":[\"a\",\"b\"],\"custom_claims\":{\"a\":{\"b\":[1.5,-2e3,null]}}}",
        "{\"a\":true,\"b\":false,\"c\":null,\"d\":\"\\u0041\\n\\\"x\u00e9\u20ac\",\"e\":{},\"f\":[],\"g\":[{\"h\":-0}]}",
        " { \"alg\" : \"RS256\" ,\r\n\t\"kid\" : \"snk_1\" } "
    };

    private static final byte[] LIKELY = "{}[]\",:\\0123456789eE+-.truefalsn \n\t/'u\0\u007f".getBytes(UTF_8);

    private final JsonFactory jackson = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    @Test
    void agreesWithJacksonOnChangedDocuments() {
        Random random = new Random(20260422);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] document = change(SEEDS[round % SEEDS.length].getBytes(UTF_8), random);
            Object expected = isUtf8(document) ? jackson(document) : null;
            Object actual = ours(document);

            if (!Objects.equals(actual, expected)) {
                fail("%s: Jackson %s, we %s", new String(document, UTF_8), expected, actual);
            }
            accepted += actual == null ? 0 : 1;
        }
        System.out.println("Jackson agrees on " + ROUNDS + " documents, " + accepted + " of them accepted");
        assertThat(accepted).isBetween(ROUNDS / 50, ROUNDS / 2);
    }

    private static byte[] change(byte[] document, Random random) {
        byte[] changed = document.clone();
        for (int n = 1 + random.nextInt(3); n > 0; n--) {
            int place = random.nextInt(changed.length);
            changed[place] =
                    random.nextInt(10) == 0 ? (byte) random.nextInt(256) : LIKELY[random.nextInt(LIKELY.length)];
        }
        return changed;
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static Object ours(byte[] document) {
        try {
            return StrictJson.parseObject(document);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private Object jackson(byte[] document) {
        try (JsonParser parser = jackson.createParser(new String(document, UTF_8))) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return null;
            }
            Object value = value(parser);
            return parser.nextToken() == null ? value : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> {
                Map<String, Object> object = new LinkedHashMap<>();
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    String name = parser.currentName();
                    parser.nextToken();
                    object.put(name, value(parser));
                }
                yield object;
            }
            case START_ARRAY -> {
                List<Object> array = new ArrayList<>();
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    array.add(value(parser));
                }
                yield array;
            }
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? parser.getBigIntegerValue()
                        : (Object) parser.getLongValue();
            case VALUE_NUMBER_FLOAT -> {
                // Our own limit (RFC 7493 section 2.2).
                if (Math.abs(parser.getDecimalValue().scale()) > 390) {
                    throw new IOException("exponent");
                }
                yield parser.getDecimalValue();
            }
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            default -> null;
        };
    }
}
