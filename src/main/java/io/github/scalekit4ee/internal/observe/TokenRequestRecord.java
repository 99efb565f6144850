package io.github.scalekit4ee.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("scalekit4ee.TokenRequest")
@Label("Token Request")
@Description("A token for outgoing calls was requested, with all attempts")
@Category("scalekit4ee")
@Enabled(false)
@StackTrace(false)
final class TokenRequestRecord extends Event implements Recorder.Measured {

    @Label("Client")
    @Nullable
    String client;

    @Label("Outcome")
    @Description("ISSUED, or the kind of a TokenRequestException")
    @Nullable
    String outcome;

    @Override
    public void end(String outcome) {
        this.outcome = outcome;
        commit();
    }
}
