package io.github.scalekit4ee.internal.cdi;

import io.github.scalekit4ee.internal.config.ResourceConfiguration;
import io.github.scalekit4ee.internal.security.ProtectedResource;
import java.util.logging.Logger;

/** Says at the start which protected resource an application is, and where clients learn about it. */
final class ResourceReport {

    private static final Logger LOG = Logger.getLogger("io.github.scalekit4ee.cdi");

    private ResourceReport() {}

    static void log(ResourceConfiguration configuration, ProtectedResource resource, String contextPath) {
        String name = contextPath.isEmpty() ? "/" : contextPath;
        LOG.info("The application " + name + " is the protected resource " + resource.url() + "; its metadata is at "
                + resource.metadataUrl() + ".");
        if (configuration.metadataUrl() == null && !resource.isBelow(contextPath)) {
            LOG.warning("scalekit.resource.url (SCALEKIT_RESOURCE_URL): the path of " + resource.url()
                    + " is not below the context root " + name + " of the application. If a proxy changes paths, set"
                    + " scalekit.resource.metadata-url (SCALEKIT_RESOURCE_METADATA_URL) to the public URL of "
                    + contextPath
                    + ProtectedResource.PATH + "; otherwise correct the URL.");
        }
    }
}
