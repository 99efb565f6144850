package io.github.scalekit4ee.quickstart;

import java.time.Instant;
import java.util.UUID;

/** One deployment. A class with public fields, because JSON Binding 3.0 does not know records. */
public final class Deployment {
    public final String id = UUID.randomUUID().toString();
    public final Instant time = Instant.now();
    public final String application;
    public final String version;
    public final String organization;
    public final String deployedBy;

    Deployment(String application, String version, String organization, String deployedBy) {
        this.application = application;
        this.version = version;
        this.organization = organization;
        this.deployedBy = deployedBy;
    }
}
