package io.github.scalekit4ee.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("scalekit4ee.TokenVerification")
@Label("Token Verification")
@Description("One access token was looked at")
@Category("scalekit4ee")
@Enabled(false)
@StackTrace(false)
final class TokenVerificationRecord extends Event implements Recorder.Measured {

    @Label("Cached")
    @Description("Whether the token was known from an earlier verification")
    boolean cached;

    @Label("Environment")
    @Description(
            "Whose token it was: the name in the configuration, empty for the unnamed one; null where the token was refused")
    @Nullable
    String environment;

    @Label("Outcome")
    @Description("ACCEPTED, the reason of an InvalidTokenException, or KEYS_UNAVAILABLE")
    @Nullable
    String outcome;

    @Override
    public void environment(String name) {
        environment = name;
    }

    @Override
    public void cached() {
        cached = true;
    }

    @Override
    public void end(String outcome) {
        this.outcome = outcome;
        commit();
    }
}
