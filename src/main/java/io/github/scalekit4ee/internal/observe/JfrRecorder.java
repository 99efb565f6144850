package io.github.scalekit4ee.internal.observe;

import io.github.scalekit4ee.event.AccessDenied;
import org.jspecify.annotations.Nullable;

/** Links to {@code jdk.jfr}. */
final class JfrRecorder extends Recorder {

    // Only asked whether their kind is recorded: an object for each request would be made for nobody.
    private final TokenVerificationRecord verification = new TokenVerificationRecord();
    private final KeyFetchRecord keyFetch = new KeyFetchRecord();
    private final TokenRequestRecord tokenRequest = new TokenRequestRecord();
    private final AccessDeniedRecord denied = new AccessDeniedRecord();

    @Override
    public @Nullable Measured verification() {
        if (!verification.isEnabled()) {
            return null;
        }
        TokenVerificationRecord begun = new TokenVerificationRecord();
        begun.begin();
        return begun;
    }

    @Override
    public @Nullable Measured keyFetch(String source) {
        if (!keyFetch.isEnabled()) {
            return null;
        }
        KeyFetchRecord begun = new KeyFetchRecord();
        begun.source = source;
        begun.begin();
        return begun;
    }

    @Override
    public @Nullable Measured tokenRequest(String client) {
        if (!tokenRequest.isEnabled()) {
            return null;
        }
        TokenRequestRecord begun = new TokenRequestRecord();
        begun.client = client;
        begun.begin();
        return begun;
    }

    @Override
    public boolean recordsDenied() {
        return denied.isEnabled();
    }

    @Override
    public void denied(AccessDenied event) {
        AccessDeniedRecord happened = new AccessDeniedRecord();
        happened.resource = event.resource().name();
        happened.requirement = event.requirement().name();
        happened.required = String.join(" ", event.required());
        happened.missing = String.join(" ", event.missing());
        happened.path = event.call() == null ? null : event.call().path();
        happened.traceId = event.call() == null ? null : event.call().traceId();
        happened.commit();
    }
}
