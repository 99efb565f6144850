package io.github.scalekit4ee.internal.json;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Jackson as the second opinion ({@link JacksonReading}), on documents with a few bytes changed at random. */
class StrictJsonAgainstJacksonTest {

    private static final int ROUNDS = 50_000;

    private static final String[] SEEDS = {
        "{\"client_id\":\"m2m_1\",\"exp\":1745305340,\"aud\":[\"a\",\"b\"],\"custom_claims\":{\"a\":{\"b\":[1.5,-2e3,null]}}}",
        "{\"a\":true,\"b\":false,\"c\":null,\"d\":\"\\u0041\\n\\\"x\u00e9\u20ac\",\"e\":{},\"f\":[],\"g\":[{\"h\":-0}]}",
        " { \"alg\" : \"RS256\" ,\r\n\t\"kid\" : \"snk_1\" } "
    };

    private static final byte[] LIKELY = "{}[]\",:\\0123456789eE+-.truefalsn \n\t/'u\0\u007f".getBytes(UTF_8);

    @Test
    void agreesWithJacksonOnChangedDocuments() {
        Random random = new Random(20260422);
        int accepted = 0;
        for (int round = 0; round < ROUNDS; round++) {
            byte[] document = change(SEEDS[round % SEEDS.length].getBytes(UTF_8), random);
            Object expected = jackson(document);
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

    private static Object ours(byte[] document) {
        try {
            return StrictJson.parseObject(document);
        } catch (MalformedJsonException e) {
            return null;
        }
    }

    private static Object jackson(byte[] document) {
        return JacksonReading.of(document)
                .filter(JacksonReading::isWithinOurLimits)
                .map(JacksonReading::object)
                .orElse(null);
    }
}
