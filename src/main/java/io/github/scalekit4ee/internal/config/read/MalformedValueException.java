package io.github.scalekit4ee.internal.config.read;

import io.github.scalekit4ee.internal.config.source.SafeText;

/** A text is not a value of the kind that its key takes. Says what is wrong and the fix; {@link Values} adds the key. */
final class MalformedValueException extends Exception {

    private static final long serialVersionUID = 1L;

    private final String wrong;
    private final String fix;

    /**
     * @param wrong what is wrong, as the rest of a sentence that begins with the key; without a full stop
     * @param fix what to do, as a sentence without its full stop
     */
    MalformedValueException(String wrong, String fix) {
        super(SafeText.printable(wrong) + ". " + fix + ".", null, false, false);
        this.wrong = SafeText.printable(wrong); // the path of a file may break a line, too
        this.fix = fix;
    }

    String wrong() {
        return wrong;
    }

    String fix() {
        return fix;
    }
}
