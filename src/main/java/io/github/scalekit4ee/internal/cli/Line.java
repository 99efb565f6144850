package io.github.scalekit4ee.internal.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What one check has found.
 *
 * @param mark how it ended
 * @param subject what was checked, one word for programs
 * @param text what was found
 * @param fix what to do; empty where nothing is to be done or the text says it
 */
record Line(Mark mark, String subject, String text, String fix) {

    static Line well(String subject, String text) {
        return new Line(Mark.WELL, subject, text, "");
    }

    static Line wrong(String subject, String text, String fix) {
        return new Line(Mark.WRONG, subject, text, fix);
    }

    static Line note(String subject, String text, String fix) {
        return new Line(Mark.NOTE, subject, text, fix);
    }

    Map<String, Object> json() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("check", subject);
        json.put("result", mark.name().toLowerCase(Locale.ROOT));
        json.put("text", text);
        if (!fix.isEmpty()) {
            json.put("fix", fix);
        }
        return json;
    }

    /** How a check ended. */
    enum Mark {
        WELL("✓", "+", "32"),
        WRONG("✗", "x", "31"),
        /** Right or wrong only its reader can say. */
        NOTE("!", "!", "33");

        private final String sign;
        private final String plain;
        private final String colour;

        Mark(String sign, String plain, String colour) {
            this.sign = sign;
            this.plain = plain;
            this.colour = colour;
        }

        String sign() {
            return sign;
        }

        /** Where the character set has no sign. */
        String plain() {
            return plain;
        }

        /** A number of ECMA-48 section 8.3.117. */
        String colour() {
            return colour;
        }
    }
}
