package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * Puts this jar's checks into a Jakarta REST application: a provider that servers discover or an {@code Application} lists. {@link
 * AccessFeatureService} is for those that look for services too.
 */
@Provider
public final class AccessFeature implements Feature {

    @Override
    public boolean configure(FeatureContext context) {
        return AccessChecks.register(context);
    }
}
