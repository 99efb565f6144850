package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.CallerConfiguration.GroupsSource;
import io.github.scalekit4ee.internal.config.source.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The grammar of {@code scalekit.groups-from}: {@code source ("," source)*}, where a source is
 * {@code name ("." name)* [":" prefix]}, and a name that holds a dot, a colon or a comma stands in double quotes:
 * {@code scopes:SCOPE_, custom_claims.teams, "https://acme.example/roles"}.
 */
final class GroupsFromParser {

    private static final String END_OF_NAME = ".:,\"";
    private static final String EXAMPLE =
            "Write it such as scopes:SCOPE_,custom_claims.teams,\"https://acme.example/roles\"";

    /** Begins with a claim that is no claim of the application's own, and goes on with what separates sources. */
    private static final Pattern WHOLE_LIST = Pattern.compile("(scopes?|roles|permissions|groups)\\s*[,:].*");

    private final String text;
    private int position;

    private GroupsFromParser(String text) {
        this.text = text;
    }

    static List<GroupsSource> parse(String text) throws MalformedValueException {
        return new GroupsFromParser(text).sources();
    }

    private List<GroupsSource> sources() throws MalformedValueException {
        List<GroupsSource> sources = new ArrayList<>();
        do {
            GroupsSource source = source();
            if (!sources.contains(source)) {
                sources.add(source);
            }
        } while (accept(','));
        return sources;
    }

    private GroupsSource source() throws MalformedValueException {
        List<String> path = new ArrayList<>();
        do {
            path.add(name());
        } while (accept('.'));
        String prefix = accept(':') ? prefix() : "";
        if (prefix.startsWith("//")) {
            throw new MalformedValueException(
                    SafeText.value(text) + " is a claim name with a colon", "Put it in double quotes");
        }
        if (position < text.length() && text.charAt(position) != ',') {
            throw malformed("has something behind a quoted name");
        }
        return new GroupsSource(path, prefix);
    }

    private String name() throws MalformedValueException {
        skipBlanks();
        boolean quoted = accept('"');
        String name = quoted ? quoted() : upTo(END_OF_NAME).strip();
        skipBlanks();
        if (name.isBlank()) {
            throw malformed("has an empty name");
        }
        if (!quoted && name.chars().anyMatch(c -> Character.isWhitespace(c) || PastedText.isQuotationMark(c))) {
            throw malformed("has white space or another quotation mark in a name");
        }
        if (quoted && WHOLE_LIST.matcher(name).matches()) {
            throw malformed("has a whole list between quotation marks, so it names one claim that nobody has");
        }
        return name;
    }

    private String quoted() throws MalformedValueException {
        int end = text.indexOf('"', position);
        if (end < 0) {
            throw malformed("lacks a closing quote");
        }
        String name = text.substring(position, end);
        position = end + 1;
        return name;
    }

    private String prefix() throws MalformedValueException {
        String prefix = upTo(",").strip();
        if (!prefix.matches("[\\x21-\\x7E&&[^\"]]+")) {
            throw malformed("has a prefix that is empty or holds white space or quotes");
        }
        return prefix;
    }

    private String upTo(String ends) {
        int start = position;
        while (position < text.length() && ends.indexOf(text.charAt(position)) < 0) {
            position++;
        }
        return text.substring(start, position);
    }

    private void skipBlanks() {
        while (position < text.length() && text.charAt(position) == ' ') {
            position++;
        }
    }

    private boolean accept(char expected) {
        boolean found = position < text.length() && text.charAt(position) == expected;
        if (found) {
            position++;
        }
        return found;
    }

    private MalformedValueException malformed(String wrong) {
        return new MalformedValueException(SafeText.value(text) + " " + wrong, EXAMPLE);
    }
}
