package io.github.scalekit4ee.internal.config.read;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Whoever finds a value malformed may repeat a part of it, such as the path of a file. */
class MalformedValueExceptionTest {

    @Test
    void noPartOfAValueBreaksOrForgesALineOfALog() {
        MalformedValueException e = new MalformedValueException("there is no file /a\r\nb\u001B[2Jc\u2028", "Mount it");

        assertThat(e.wrong()).isEqualTo("there is no file /a??b?[2Jc?");
        assertThat(e).hasMessage("there is no file /a??b?[2Jc?. Mount it.");
    }
}
