export { handleAuth as GET, handleAuth as POST } from "@/auth/handle-auth";
