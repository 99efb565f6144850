package io.github.scalekit4ee.internal.observe;

import jdk.jfr.Category;
import jdk.jfr.Description;
import jdk.jfr.Enabled;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;
import org.jspecify.annotations.Nullable;

@Name("scalekit4ee.AccessDenied")
@Label("Access Denied")
@Description("A caller who is known lacked a scope or role")
@Category("scalekit4ee")
@Enabled(false)
@StackTrace(false)
final class AccessDeniedRecord extends Event {

    @Label("Resource")
    @Nullable
    String resource;

    @Label("Requirement")
    @Nullable
    String requirement;

    @Label("Required")
    @Nullable
    String required;

    @Label("Missing")
    @Nullable
    String missing;

    @Label("Path")
    @Nullable
    String path;

    @Label("Trace Id")
    @Nullable
    String traceId;
}
