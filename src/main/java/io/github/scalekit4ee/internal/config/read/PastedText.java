package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.EnvironmentNames;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds what comes along with a value from where it was copied: quotation marks, an invisible character, the key's own name. With it
 * most values are of the right kind still, and then refuse everybody.
 */
final class PastedText {

    private static final String QUOTATION_MARKS =
            "\"'`\u00B4\u2018\u2019\u201A\u201C\u201D\u201E\u00AB\u00BB\u2039\u203A";

    /** Secrets, in which nearly everything may stand; none of them is shown. */
    private static final Pattern CREDENTIALS = Pattern.compile(".*(client-id|client-secret|password)");

    /** Quoted by a grammar of its own, which {@link GroupsFromParser} knows. */
    private static final Set<ScalekitKey> QUOTED = EnumSet.of(ScalekitKey.GROUPS_FROM);

    private static final Set<ScalekitKey> PATHS =
            EnumSet.of(ScalekitKey.MP_PUBLIC_KEY_LOCATION, ScalekitKey.MP_DECRYPT_KEY_LOCATION);

    /** Of shells, of templates, and of those who write "your id here". */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\$\\{[^}]*}|\\$\\([^)]*\\)|\\$[A-Za-z_][A-Za-z0-9_]*|\\{\\{.*}}|%[A-Za-z_][A-Za-z0-9_]*%|<[^<>]*>");

    private static final List<String> SCHEMES = List.of("Bearer ", "Basic ");

    private PastedText() {}

    /**
     * @param name what the key is called where the value comes from
     * @throws MalformedValueException which does not show the value
     */
    static void check(ScalekitKey key, String name, String text) throws MalformedValueException {
        checkName(name, text);
        checkName(EnvironmentNames.of(name), text);
        if (PLACEHOLDER.matcher(text).matches()) {
            throw new MalformedValueException(
                    "the value is a placeholder that nothing has replaced", "Give the value itself");
        }
        if (!QUOTED.contains(key)) {
            checkQuotationMarks(key, text);
        }
        if (!PATHS.contains(key)) {
            checkInvisible(text);
        }
        if (isCredential(key)) {
            checkScheme(text);
        }
    }

    private static void checkName(String name, String text) throws MalformedValueException {
        if (text.startsWith(name + "=")) {
            throw new MalformedValueException(
                    "the value begins with " + name + "=, as if it were a line of a file",
                    "Give what stands behind that");
        }
    }

    /** A credential may well begin or end with one. */
    private static void checkQuotationMarks(ScalekitKey key, String text) throws MalformedValueException {
        boolean first = isQuotationMark(text.charAt(0));
        boolean last = isQuotationMark(text.charAt(text.length() - 1));
        if (isCredential(key) ? first && last : first || last) {
            throw new MalformedValueException(
                    "the value begins or ends with a quotation mark, which is a part of it here",
                    "Leave quotation marks out; files of environment variables keep them where a shell does not");
        }
    }

    static boolean isCredential(ScalekitKey key) {
        return CREDENTIALS.matcher(key.key()).matches();
    }

    static boolean isQuotationMark(int c) {
        return QUOTATION_MARKS.indexOf(c) >= 0;
    }

    private static void checkInvisible(String text) throws MalformedValueException {
        Integer invisible = firstInvisible(text);
        if (invisible != null) {
            throw new MalformedValueException(
                    String.format("the value holds a character that cannot be seen (U+%04X)", invisible),
                    "Type the value instead of copying it");
        }
    }

    private static @Nullable Integer firstInvisible(String text) {
        return text.codePoints()
                .filter(c -> c != ' ' && isInvisible(Character.getType(c)))
                .boxed()
                .findFirst()
                .orElse(null);
    }

    private static boolean isInvisible(int type) {
        return type == Character.FORMAT
                || type == Character.SPACE_SEPARATOR
                || type == Character.LINE_SEPARATOR
                || type == Character.PARAGRAPH_SEPARATOR;
    }

    private static void checkScheme(String text) throws MalformedValueException {
        for (String scheme : SCHEMES) {
            if (text.regionMatches(true, 0, scheme, 0, scheme.length())) {
                throw new MalformedValueException(
                        "the value begins with " + scheme.strip() + ", as a header does",
                        "Give what stands behind that, copied from Scalekit's dashboard");
            }
        }
    }
}
