package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.RevocationConfiguration;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.time.Duration;
import java.util.Locale;

/** Reads how revocations of tokens are kept. */
final class RevocationsReader {

    private static final DurationRange KEEP =
            new DurationRange(Duration.ofMinutes(1), RevocationConfiguration.LONGEST_KEEP);
    private static final int LARGEST_SIZE = 100_000_000;

    private final Values values;

    RevocationsReader(Values values) {
        this.values = values;
    }

    RevocationConfiguration read() {
        RevocationConfiguration standard = RevocationConfiguration.DEFAULT;
        String cache = values.parsed(ScalekitKey.REVOCATIONS_CACHE, RevocationsReader::cacheName)
                .orElse(null);
        boolean served = values.parsed(ScalekitKey.REVOCATIONS_UNKNOWN, RevocationsReader::isServed)
                .orElse(standard.servesUnknown());
        if (values.isSet(ScalekitKey.REVOCATIONS_UNKNOWN) && !values.isSet(ScalekitKey.REVOCATIONS_CACHE)) {
            values.problem(
                    ScalekitKey.REVOCATIONS_UNKNOWN,
                    "has no effect without " + values.label(ScalekitKey.REVOCATIONS_CACHE),
                    "Remove it, or " + values.instruction(ScalekitKey.REVOCATIONS_CACHE, "<the cache's name>"));
        }
        return new RevocationConfiguration(
                values.duration(ScalekitKey.REVOCATIONS_KEEP, KEEP, standard.keep()),
                values.parsed(ScalekitKey.REVOCATIONS_SIZE, RevocationsReader::size)
                        .orElse(standard.size()),
                cache,
                served);
    }

    static String cacheName(String text) throws MalformedValueException {
        return Values.oneWord(text, "Write the name of one cache");
    }

    private static Boolean isServed(String text) throws MalformedValueException {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "serve" -> true;
            case "refuse" -> false;
            default ->
                throw new MalformedValueException(
                        SafeText.value(text) + " is neither refuse nor serve", "Write refuse or serve");
        };
    }

    /** Zero is refused: nothing could be revoked, and somebody who writes 0 may mean "without a limit". */
    private static Integer size(String text) throws MalformedValueException {
        int size = text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
        if (size == 0 || size > LARGEST_SIZE) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is not a whole number in range", "Use 1 to " + LARGEST_SIZE);
        }
        return size;
    }
}
