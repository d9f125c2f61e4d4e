// Requests to the server this page came from. Nothing else is ever asked.
import { say, currentLanguage } from "./words.js";
const token = new URLSearchParams(location.hash.slice(1)).get("token");
export const needsToken = () => token !== null;
const headers = token ? { Authorization: `Bearer ${token}` } : {};
export const path = (study, rest, query = {}) => {
  const parameters = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== "") parameters.set(name, value);
  const text = parameters.toString();
  return `/api/v1/studies${study === null ? "" : "/" + encodeURIComponent(study)}${rest}${text ? "?" + text : ""}`;
};
export async function get(url, signal) {
  const response = await fetch(url, { headers: { ...headers, "Accept-Language": currentLanguage() }, signal });
  if (!response.ok) {
    let why = `${response.status}`;
    if (response.status === 401) why = say("token");
    else try { why = (await response.json()).detail; } catch { /* not JSON: the status alone */ }
    throw new Error(why);
  }
  return response;
}
export const json = async (url, signal) => (await get(url, signal)).json();
// A file is fetched by the browser itself, which streams it to the disk; with a token, by the page.
export async function save(url, name) {
  const link = document.createElement("a");
  link.download = name;
  if (token) {
    link.href = URL.createObjectURL(await (await get(url)).blob());
    setTimeout(() => URL.revokeObjectURL(link.href), 60000);
  } else link.href = url;
  link.click();
}
