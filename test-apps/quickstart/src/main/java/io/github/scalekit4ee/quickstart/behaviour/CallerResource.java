package io.github.scalekit4ee.quickstart.behaviour;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.security.Principal;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Every way in which a REST resource can ask for its caller, in one answer. Without a token the names are "none". */
@Path("caller")
@Produces(MediaType.APPLICATION_JSON)
@PermitAll
@RequestScoped
public class CallerResource {
    @Inject
    SecurityContext security;

    @Inject
    JsonWebToken token;

    @Inject
    Principal principal;

    @Inject
    CallerBean bean;

    @GET
    public Map<String, Object> caller(
            @Context jakarta.ws.rs.core.SecurityContext rest, @Context HttpServletRequest request) {
        Map<String, Object> answer = new TreeMap<>();
        answer.put("security.getCallerPrincipal", name(security.getCallerPrincipal()));
        answer.put("security.getPrincipalsByType", names(security.getPrincipalsByType(JsonWebToken.class)));
        answer.put("security.isCallerInRole", security.isCallerInRole("read:deployments"));
        answer.put("rest.getUserPrincipal", name(rest.getUserPrincipal()));
        answer.put("rest.getUserPrincipal.isToken", rest.getUserPrincipal() instanceof JsonWebToken);
        answer.put("rest.isUserInRole", rest.isUserInRole("read:deployments"));
        answer.put("request.getUserPrincipal", name(request.getUserPrincipal()));
        answer.put("request.getRemoteUser", orNone(request.getRemoteUser()));
        answer.put("request.isUserInRole", request.isUserInRole("read:deployments"));
        answer.put("request.hasSession", request.getSession(false) != null);
        answer.put("inject.JsonWebToken", orNone(token.getName()));
        answer.put("inject.Principal", name(principal));
        answer.put("ejb.getCallerPrincipal", bean.callerName());
        answer.put("ejb.isCallerInRole", bean.isReader());
        return answer;
    }

    private static String names(Set<? extends Principal> principals) {
        return orNone(principals.stream().map(Principal::getName).sorted().collect(Collectors.joining(",")));
    }

    private static String name(Principal principal) {
        return principal == null ? "none" : orNone(principal.getName());
    }

    private static String orNone(String text) {
        return text == null || text.isEmpty() ? "none" : text;
    }
}
