import { useEffect, useState } from "react";

/** Whether an actor of that name can have the code of a country. */
export type CountryCheck = (name: string, isoA3: string) => boolean;

const anything: CountryCheck = () => true;

let loading: Promise<CountryCheck> | null = null;

/** The names of states come when a form is opened that needs them; until then anything fits, and the server judges. */
export function useCountryCheck(): CountryCheck {
  const [check, setCheck] = useState<{ fits: CountryCheck }>({ fits: anything });
  useEffect(() => {
    let gone = false;
    loading ??= load();
    void loading.then((fits) => {
      if (!gone) setCheck({ fits });
    });
    return () => {
      gone = true;
    };
  }, []);
  return check.fits;
}

async function load(): Promise<CountryCheck> {
  try {
    // In a browser, the package knows no language until it is told one; states are read with those that it knows then.
    const [{ default: countries }, ...languages] = await Promise.all([
      import("i18n-iso-countries"),
      import("i18n-iso-countries/langs/en.json"),
      import("i18n-iso-countries/langs/fr.json"),
      import("i18n-iso-countries/langs/es.json"),
    ]);
    for (const { default: language } of languages) countries.registerLocale(language);
    return (await import("@/domain/actors/fits-country")).fitsCountry;
  } catch {
    loading = null;
    return anything;
  }
}
