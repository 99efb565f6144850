package io.github.scalekit4ee.sidebyside.groups;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.Set;

/** Changes the groups, for a test. */
@Path("own-groups")
@RequestScoped
public class OwnGroupsResource {
    @Inject
    OwnGroups groups;

    @GET
    public String change(@QueryParam("now") Set<String> now) {
        groups.change(Set.copyOf(now));
        return "changed";
    }
}
