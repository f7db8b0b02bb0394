import { settingsSchema } from "@/contract/people";
import { storedObject } from "../stored-json";

export const STORED_SETTINGS = storedObject("user.settings", settingsSchema);
