package io.github.scalekit4ee.sidebyside.inherited;

import io.github.scalekit4ee.RequiresScopes;
import jakarta.enterprise.context.RequestScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Says nothing itself about its callers. */
@Path("inheriting")
@RequestScoped
public class InheritingResource extends Base implements Contract {
    @Inject
    DeploymentBean bean;

    @Inject
    LocatedBean located;

    /** Open Liberty has no enterprise beans here. */
    @Inject
    Instance<LocatedSessionBean> session;

    @Override
    public String ofTheInterface() {
        return "interface";
    }

    @Path("locator/{name}")
    public SubResource located(@PathParam("name") String name) {
        return new SubResource();
    }

    @Path("bean")
    public LocatedBean locatedBean() {
        return located;
    }

    @Path("session-bean")
    public LocatedSessionBean sessionBean() {
        return session.get();
    }

    @GET
    @Path("stereotype")
    public String ofTheStereotype() {
        return bean.deploy();
    }

    @GET
    @Path("no-scope")
    @RequiresScopes({})
    public String forNobody() {
        return "no-scope";
    }
}
