package io.github.scalekit4ee.internal.rest;

import jakarta.ws.rs.container.DynamicFeature;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.FeatureContext;
import jakarta.ws.rs.ext.Provider;

/**
 * {@link AccessFeature} for CXF, which looks for annotated classes and not for services. Not the same class: RESTEasy looks for
 * both, and warns at each start of a provider that it finds twice.
 */
@Provider
public final class AnnotatedAccessFeature implements DynamicFeature {

    private final AccessFeature feature = new AccessFeature();

    @Override
    public void configure(ResourceInfo resource, FeatureContext context) {
        feature.configure(resource, context);
    }
}
