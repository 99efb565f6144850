package io.github.scalekit4ee.fuzz;

import java.io.Serial;

/** What a target must never see. */
public final class Finding extends AssertionError {

    @Serial
    private static final long serialVersionUID = 1L;

    private Finding(String message) {
        super(message);
    }

    public static void unless(boolean holds, String otherwise) {
        if (!holds) {
            throw new Finding(otherwise);
        }
    }
}
