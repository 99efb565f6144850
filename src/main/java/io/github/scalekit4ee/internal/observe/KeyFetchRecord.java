package io.github.scalekit4ee.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("scalekit4ee.KeyFetch")
@Label("Key Fetch")
@Description("The keys that verify tokens were fetched, or could not be")
@Category("scalekit4ee")
@Enabled(false)
@StackTrace(false)
final class KeyFetchRecord extends Event implements Recorder.Measured {

    @Label("Source")
    @Nullable
    String source;

    @Label("Keys")
    @Description("How many can be used; 0 after a failure")
    int keys;

    @Label("Outcome")
    @Description("FETCHED, or what failed")
    @Nullable
    String outcome;

    @Override
    public void keys(int keys) {
        this.keys = keys;
    }

    @Override
    public void end(String outcome) {
        this.outcome = outcome;
        commit();
    }
}
