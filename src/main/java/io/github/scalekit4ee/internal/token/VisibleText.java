package io.github.scalekit4ee.internal.token;

/**
 * Whether a name can be seen. One that cannot looks like no name, or like another caller's, in every log and on every page: a zero
 * width space (U+200B), a soft hyphen (U+00AD) and the like count as blanks do.
 */
final class VisibleText {

    /** Letters and symbols by their category, and empty space by their look: fillers of Hangul, the blank of Braille. */
    private static final String LOOK_EMPTY = "\u115F\u1160\u3164\uFFA0\u2800";

    private VisibleText() {}

    /** At least one character to see, and no control character. */
    static boolean isVisible(String text) {
        return text.codePoints().noneMatch(Character::isISOControl)
                && text.codePoints().anyMatch(VisibleText::isVisible);
    }

    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    // Marks change the character before them; alone they are accents of nothing, or variation
                    // selectors.
                    Character.NON_SPACING_MARK,
                    Character.ENCLOSING_MARK -> false;
            default -> LOOK_EMPTY.indexOf(codePoint) < 0;
        };
    }
}
